//! A future that is done is dropped at once: that it is gone says that it is done.

use std::future::poll_fn;
use std::task::Poll;

/// A future that is ready when both are; its output is theirs, in this order.
pub fn join2<A: Future, B: Future>(a: A, b: B) -> impl Future<Output = (A::Output, B::Output)> {
    let (mut a, mut b) = (Some(Box::pin(a)), Some(Box::pin(b)));
    let (mut first, mut second) = (None, None);
    poll_fn(move |context| {
        if let Some(Poll::Ready(output)) = a.as_mut().map(|a| a.as_mut().poll(context)) {
            (a, first) = (None, Some(output));
        }
        if let Some(Poll::Ready(output)) = b.as_mut().map(|b| b.as_mut().poll(context)) {
            (b, second) = (None, Some(output));
        }
        if a.is_some() || b.is_some() {
            return Poll::Pending;
        }
        Poll::Ready(first.take().zip(second.take()).expect("both are done"))
    })
}
