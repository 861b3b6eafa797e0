//! A counter that loses no increment: one step reads and writes.

use interleave::sync::atomic::{AtomicUsize, Ordering::Relaxed};

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
        // One operation: nobody gets between its reading and its writing. That alone repairs the race; a stronger
        // ordering would not have. Relaxed is enough, because no other data is published with the count.
        self.count.fetch_add(1, Relaxed);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.count.load(Relaxed)
    }
}
