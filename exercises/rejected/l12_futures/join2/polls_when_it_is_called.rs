//! Refused: `join2` polls a future when it is called.

use std::future::poll_fn;
use std::task::{Context, Poll, Waker};

/// A future that is ready when both are; its output is theirs, in this order.
pub fn join2<A: Future, B: Future>(a: A, b: B) -> impl Future<Output = (A::Output, B::Output)> {
    let (mut a, mut b) = (Box::pin(a), Box::pin(b));
    let (mut first, mut second) = (None, None);
    if let Poll::Ready(output) = a.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        first = Some(output);
    }
    poll_fn(move |context| {
        if first.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(context)
        {
            first = Some(output);
        }
        if second.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(context)
        {
            second = Some(output);
        }
        match first.is_some() && second.is_some() {
            true => Poll::Ready((first.take().unwrap(), second.take().unwrap())),
            false => Poll::Pending,
        }
    })
}
