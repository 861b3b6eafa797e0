//! Refused: The count is wrong when a single thread has incremented it 256 times.

use interleave::sync::atomic::{AtomicU8, Ordering::SeqCst};

/// Counts; several threads may use it at the same time.
pub struct Counter {
    count: AtomicU8,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: AtomicU8::new(0),
        }
    }

    /// Counts one more.
    pub fn increment(&self) {
        self.count.fetch_add(1, SeqCst);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        usize::from(self.count.load(SeqCst))
    }
}
