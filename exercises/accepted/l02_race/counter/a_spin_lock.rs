//! A flag that is looked at and set in one step keeps others out.

use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use interleave::thread;
/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    count: AtomicUsize,
    busy: AtomicBool,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: AtomicUsize::new(0),
            busy: AtomicBool::new(false),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        while self.busy.swap(true, SeqCst) {
            thread::yield_now();
        }
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
        self.busy.store(false, SeqCst);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
