//! Waits by the clock that a check can shorten, all by the same factor: so it sees what comes after a long one.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

/// By how much; 0 counts as 1.
static FACTOR: AtomicU32 = AtomicU32::new(0);

/// From now on the waits that this crate knows take a `factor`-th of their time: `thread::sleep`, `park_timeout`, a
/// `Condvar`'s `wait_timeout` and a receiver's `recv_timeout`.
pub fn shorten(factor: u32) {
    // Relaxed: the threads that wait begin later.
    FACTOR.store(factor, Relaxed);
}

/// The wait that stands for this one.
pub(crate) fn shortened(wait: Duration) -> Duration {
    wait / FACTOR.load(Relaxed).max(1)
}
