//! Refused: An increment counts more than once.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts, to a million at least; several threads may use it at the same time.
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

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        let pending = self.pending.fetch_add(1, SeqCst) + 1;
        if pending >= 100 {
            self.total.fetch_add(pending, SeqCst);
            self.pending.store(0, SeqCst);
        }
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.total.load(SeqCst) + self.pending.load(SeqCst)
    }
}
