//! Goal: make one future out of two that run at the same time, with nothing but std: write your own `join`.
//! Why: `join!`, `select!` and whole executors are futures that poll other futures. Here is the smallest of them.
//! Check: cargo test join2

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// A future that is ready when both `a` and `b` are; its output is theirs, in this order, whichever is ready first.
///
/// - Nothing is polled before the join is. Its first poll polls both.
/// - A poll of the join polls each future once, at most twice; none that has been ready. It may leave out one that was
///   not woken, but never one that was.
/// - Whichever of the two is woken, the waker of the join's last poll hears of it: that waker may be another one than
///   before. Nothing else wakes it.
/// - In the poll in which the last of the two gets ready, the join is ready.
/// - Dropping the join drops both futures, and an output that one of them has already given.
/// - A poll neither blocks its thread nor starts another one, and uses no other crate.
///
/// Where you would rather write a struct of your own, let `pub fn join2(..) -> impl Future<Output = ..>` return it.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    todo!("poll both futures, and keep what one of them gives until the other one is ready")
}
