//! Refused: After 3 calls of `compare_exchange` that failed, `increment` returns without having counted.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts; several threads may use it at the same time.
pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        let count = AtomicUsize::new(0);
        Counter { count }
    }

    /// Counts one more.
    pub fn increment(&self) {
        for _ in 0..3 {
            let seen = self.count.load(SeqCst);
            if self
                .count
                .compare_exchange(seen, seen + 1, SeqCst, SeqCst)
                .is_ok()
            {
                return;
            }
        }
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
