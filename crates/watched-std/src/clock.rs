//! Waits by the clock that a check can shorten, all by the same factor: so it sees what comes after a long one.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

/// By how much; 0 counts as 1.
static FACTOR: AtomicU32 = AtomicU32::new(0);
static HOOK: OnceLock<fn(Duration)> = OnceLock::new();

/// From now on the waits that this crate knows take a `factor`-th of their time: `thread::sleep`, `park_timeout`, a
/// `Condvar`'s `wait_timeout` and a receiver's `recv_timeout`.
pub fn shorten(factor: u32) {
    // Relaxed: the threads that wait begin later.
    FACTOR.store(factor, Relaxed);
}

/// Calls `hook` before each `thread::sleep` from now on, on the thread that is about to sleep, with the time that was asked
/// for; only the first hook of a process counts.
pub fn before_each_sleep(hook: fn(Duration)) {
    let _ = HOOK.set(hook);
}

pub(crate) fn sleeps(time: Duration) {
    if let Some(hook) = HOOK.get() {
        hook(time);
    }
}

/// The wait that stands for this one.
pub(crate) fn shortened(wait: Duration) -> Duration {
    wait / FACTOR.load(Relaxed).max(1)
}
