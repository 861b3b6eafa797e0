//! Two async blocks put the outputs into cells; the join polls a list of boxes.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (first, second) = (Cell::new(None), Cell::new(None));
    let mut open: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = vec![
        Box::pin(async { first.set(Some(a.await)) }),
        Box::pin(async { second.set(Some(b.await)) }),
    ];
    poll_fn(|context| {
        open.retain_mut(|future| future.as_mut().poll(context).is_pending());
        match open.is_empty() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    (first.take().unwrap(), second.take().unwrap())
}
