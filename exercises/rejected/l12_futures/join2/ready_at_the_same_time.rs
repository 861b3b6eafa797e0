//! Refused: The first future is polled again after it was ready.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    poll_fn(
        |context| match (a.as_mut().poll(context), b.as_mut().poll(context)) {
            (Poll::Ready(first), Poll::Ready(second)) => Poll::Ready((first, second)),
            _ => Poll::Pending,
        },
    )
    .await
}
