//! A struct that owns both futures in boxes, so that it may be moved itself.

use std::pin::Pin;
use std::task::{Context, Poll};

struct Join2<A: Future, B: Future> {
    a: Pin<Box<A>>,
    b: Pin<Box<B>>,
    first: Option<A::Output>,
    second: Option<B::Output>,
}

// Nothing points into an output; the futures are in boxes.
impl<A: Future, B: Future> Unpin for Join2<A, B> {}

impl<A: Future, B: Future> Future for Join2<A, B> {
    type Output = (A::Output, B::Output);

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        if this.first.is_none()
            && let Poll::Ready(output) = this.a.as_mut().poll(context)
        {
            this.first = Some(output);
        }
        if this.second.is_none()
            && let Poll::Ready(output) = this.b.as_mut().poll(context)
        {
            this.second = Some(output);
        }
        if this.first.is_some() && this.second.is_some() {
            let both = this.first.take().zip(this.second.take());
            return Poll::Ready(both.expect("both are there"));
        }
        Poll::Pending
    }
}

/// A future that is ready when both are; its output is theirs, in this order.
pub fn join2<A: Future, B: Future>(a: A, b: B) -> impl Future<Output = (A::Output, B::Output)> {
    Join2 {
        a: Box::pin(a),
        b: Box::pin(b),
        first: None,
        second: None,
    }
}
