//! Each side has a waker of its own, which notes that it was woken; only such a side is polled.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

struct Bell {
    rung: AtomicBool,
    join: Mutex<Waker>,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, SeqCst);
        self.join.lock().unwrap().wake_by_ref();
    }
}

impl Bell {
    fn new() -> Arc<Bell> {
        Arc::new(Bell {
            rung: AtomicBool::new(true),
            join: Mutex::new(Waker::noop().clone()),
        })
    }

    fn has_rung(&self, join: &Waker) -> bool {
        self.join.lock().unwrap().clone_from(join);
        self.rung.swap(false, SeqCst)
    }
}

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    let bells = [Bell::new(), Bell::new()];
    let wakers = bells.clone().map(Waker::from);
    poll_fn(|context| {
        if bells[0].has_rung(context.waker())
            && first.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(&mut Context::from_waker(&wakers[0]))
        {
            first = Some(output);
        }
        if bells[1].has_rung(context.waker())
            && second.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(&mut Context::from_waker(&wakers[1]))
        {
            second = Some(output);
        }
        match first.is_some() && second.is_some() {
            true => Poll::Ready(first.take().zip(second.take()).expect("both are there")),
            false => Poll::Pending,
        }
    })
    .await
}
