//! Refused: `get` returned 0, though 3 calls of `increment` had returned before.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts; several threads may use it at the same time.
pub struct Counter {
    pending: AtomicUsize,
    total: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            pending: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
        }
    }

    /// Counts one more.
    pub fn increment(&self) {
        self.pending.fetch_add(1, SeqCst);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        let total = self.total.load(SeqCst) + self.pending.swap(0, SeqCst);
        self.total.store(total, SeqCst);
        total
    }
}
