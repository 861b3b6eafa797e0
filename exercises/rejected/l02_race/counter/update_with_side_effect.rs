//! Refused: An increment counts more than once.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts; several threads may use it at the same time.
pub struct Counter {
    version: AtomicUsize,
    count: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            version: AtomicUsize::new(0),
            count: AtomicUsize::new(0),
        }
    }

    /// Counts one more.
    pub fn increment(&self) {
        let _ = self.version.fetch_update(SeqCst, SeqCst, |version| {
            self.count.fetch_add(1, SeqCst);
            Some(version + 1)
        });
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
