//! A side is either pending, with its future, or done, with its output.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

enum Side<F: Future> {
    Pending(Pin<Box<F>>),
    Done(F::Output),
    Taken,
}

impl<F: Future> Side<F> {
    fn go_on(&mut self, context: &mut Context<'_>) -> bool {
        if let Side::Pending(future) = self {
            match future.as_mut().poll(context) {
                Poll::Ready(output) => *self = Side::Done(output),
                Poll::Pending => return false,
            }
        }
        true
    }

    fn take(&mut self) -> F::Output {
        match std::mem::replace(self, Side::Taken) {
            Side::Done(output) => output,
            _ => unreachable!("only taken when it is done"),
        }
    }
}

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (Side::Pending(Box::pin(a)), Side::Pending(Box::pin(b)));
    poll_fn(|context| match (b.go_on(context), a.go_on(context)) {
        (true, true) => Poll::Ready(()),
        _ => Poll::Pending,
    })
    .await;
    (a.take(), b.take())
}
