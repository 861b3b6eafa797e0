//! Refused: A wake of the first future does not reach whoever polls the join.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::task::{Context, Poll, Wake, Waker};

struct Bell {
    rung: AtomicBool,
    join: Waker,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, SeqCst);
        self.join.wake_by_ref();
    }
}

fn ring(join: &Waker) -> Arc<Bell> {
    Arc::new(Bell {
        rung: AtomicBool::new(true),
        join: join.clone(),
    })
}

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    let mut bells = None;
    poll_fn(|context| {
        let (one, other) =
            bells.get_or_insert_with(|| (ring(context.waker()), ring(context.waker())));
        if one.rung.swap(false, SeqCst) && first.is_none() {
            let waker = Waker::from(one.clone());
            if let Poll::Ready(output) = a.as_mut().poll(&mut Context::from_waker(&waker)) {
                first = Some(output);
            }
        }
        if other.rung.swap(false, SeqCst) && second.is_none() {
            let waker = Waker::from(other.clone());
            if let Poll::Ready(output) = b.as_mut().poll(&mut Context::from_waker(&waker)) {
                second = Some(output);
            }
        }
        match first.is_some() && second.is_some() {
            true => Poll::Ready((first.take().unwrap(), second.take().unwrap())),
            false => Poll::Pending,
        }
    })
    .await
}
