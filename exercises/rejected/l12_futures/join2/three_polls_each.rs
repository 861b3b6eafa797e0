//! Refused: The first future is polled 3 times in one poll of the join.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        for _ in 0..3 {
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
        }
        match first.is_some() && second.is_some() {
            true => Poll::Ready((first.take().unwrap(), second.take().unwrap())),
            false => Poll::Pending,
        }
    })
    .await
}
