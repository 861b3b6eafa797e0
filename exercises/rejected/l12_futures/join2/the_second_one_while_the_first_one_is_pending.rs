//! Refused: The second future was woken, and the next poll of the join does not poll it.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    let mut begun = false;
    poll_fn(|context| {
        let mut pending = true;
        if first.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(context)
        {
            first = Some(output);
            pending = false;
        }
        if (pending || !begun)
            && second.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(context)
        {
            second = Some(output);
        }
        begun = true;
        match first.is_some() && second.is_some() {
            true => Poll::Ready((first.take().unwrap(), second.take().unwrap())),
            false => Poll::Pending,
        }
    })
    .await
}
