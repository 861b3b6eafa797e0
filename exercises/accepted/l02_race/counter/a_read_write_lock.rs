//! Writers are alone.

use interleave::sync::RwLock;
/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    count: RwLock<usize>,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: RwLock::new(0),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        *self.count.write().unwrap() += 1;
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        *self.count.read().unwrap()
    }
}
