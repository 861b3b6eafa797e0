//! Both are polled until one of them is ready; then the other one is awaited.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

enum First<A, B> {
    A(A),
    B(B),
}

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let first = poll_fn(|context| {
        if let Poll::Ready(output) = a.as_mut().poll(context) {
            return Poll::Ready(First::A(output));
        }
        b.as_mut().poll(context).map(First::B)
    });
    match first.await {
        First::A(output) => (output, b.await),
        First::B(output) => (a.await, output),
    }
}
