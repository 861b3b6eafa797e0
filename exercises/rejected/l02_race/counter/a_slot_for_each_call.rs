//! Refused: The load and the store are two steps, and another thread gets in between.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    slots: [AtomicUsize; 64],
    calls: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            slots: [const { AtomicUsize::new(0) }; 64],
            calls: AtomicUsize::new(0),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        // No two calls use the same slot: there are 64.
        let slot = &self.slots[self.calls.fetch_add(1, SeqCst) % 64];
        let seen = slot.load(SeqCst);
        slot.store(seen + 1, SeqCst);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.slots.iter().map(|slot| slot.load(SeqCst)).sum()
    }
}
