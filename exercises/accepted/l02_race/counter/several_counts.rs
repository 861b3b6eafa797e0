//! Each call adds to one of four counts; together they are the count.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    counts: [AtomicUsize; 4],
    calls: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            counts: Default::default(),
            calls: AtomicUsize::new(0),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        let turn = self.calls.fetch_add(1, SeqCst);
        self.counts[turn % 4].fetch_add(1, SeqCst);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.counts.iter().map(|count| count.load(SeqCst)).sum()
    }
}
