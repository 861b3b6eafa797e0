//! Small programs with classic bugs, and the corrected versions.

pub mod barrier;
pub mod bounded_queue;
pub mod channels;
pub mod counter;
pub mod issue_once;
pub mod latch;
pub mod livelock;
pub mod parking;
pub mod philosophers;
pub mod relock;
pub mod rwlock;
pub mod transfer;

use interleave::sync::{Arc, Condvar, Mutex, MutexGuard, RwLock};
use interleave::thread;

/// Runs both to the end.
fn both<A: Send + 'static, B: Send + 'static>(
    a: impl FnOnce() -> A + Send + 'static,
    b: impl FnOnce() -> B + Send + 'static,
) -> (A, B) {
    let (a, b) = (thread::spawn(a), thread::spawn(b));
    (a.join().unwrap(), b.join().unwrap())
}
