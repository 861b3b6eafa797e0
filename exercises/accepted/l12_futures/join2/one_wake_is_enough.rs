//! A waker between the two futures and the executor: a second wake before the next poll is kept back.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

#[derive(Default)]
struct Once(Mutex<Option<Waker>>);

impl Wake for Once {
    fn wake(self: Arc<Self>) {
        let waker = self.0.lock().unwrap().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    let once = Arc::new(Once::default());
    let waker = Waker::from(once.clone());
    poll_fn(|outer| {
        *once.0.lock().unwrap() = Some(outer.waker().clone());
        let mut context = Context::from_waker(&waker);
        if first.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(&mut context)
        {
            first = Some(output);
        }
        if second.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(&mut context)
        {
            second = Some(output);
        }
        match (first.take(), second.take()) {
            (Some(first), Some(second)) => Poll::Ready((first, second)),
            (one, other) => {
                (first, second) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}
