//! Goal: run a future to its end on the calling thread, with nothing but std: write your own `block_on`.
//! Why: a future does nothing by itself. Somebody must poll it, and sleep until it is worth polling again.
//! Check: cargo test block_on

// interleave has std's names; the check uses it to try every order of a wake and your waiting. Wait with thread::park,
// or with what interleave::sync has: Mutex, Condvar, atomic, mpsc. Arc, std::pin and std::task are std's own.
use interleave::thread;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// Polls `future` until it is ready, and returns its output; then the future is dropped.
///
/// - The future is polled once at the start. After that only a wake of its own waker is a reason to poll it, and no wake
///   gets lost. It may come from any thread, also while the future is polled. Several may be answered by one poll.
/// - While there is nothing to poll, the thread sleeps: it does not look again and again, not even with pauses.
/// - `park` also returns if somebody else has unparked the thread. That is no reason to poll.
/// - The future may call `block_on` for another one, which takes its own wakes only. Other threads may call it too.
/// - Wakers may be used after the future has ended; then they have no effect.
/// - Your own loop polls the future: no executor of another crate.
pub fn block_on<F: Future>(future: F) -> F::Output {
    todo!("poll the future, and sleep until its waker wakes you")
}
