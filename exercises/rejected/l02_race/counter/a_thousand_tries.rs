//! Refused: After 1000 calls of `compare_exchange` that failed, `increment` returns without having counted.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: AtomicUsize::new(0),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        let mut seen = self.count.load(SeqCst);
        for _ in 0..1_000 {
            match self.count.compare_exchange(seen, seen + 1, SeqCst, SeqCst) {
                Ok(_) => return,
                Err(now) => seen = now,
            }
        }
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
