//! Refused: The count is wrong when a single thread has incremented it 65536 times.

use interleave::sync::atomic::{AtomicU16, Ordering::SeqCst};

/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    count: AtomicU16,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: AtomicU16::new(0),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        self.count.fetch_add(1, SeqCst);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        usize::from(self.count.load(SeqCst))
    }
}
