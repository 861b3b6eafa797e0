//! Refused: `get` returned 0, though 255 calls of `increment` had returned before.

use interleave::sync::atomic::{AtomicU8, AtomicUsize, Ordering::SeqCst};

/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    low: AtomicU8,
    high: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            low: AtomicU8::new(0),
            high: AtomicUsize::new(0),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        if self.low.fetch_add(1, SeqCst) == u8::MAX {
            self.high.fetch_add(256, SeqCst);
        }
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.high.load(SeqCst) + usize::from(self.low.load(SeqCst))
    }
}
