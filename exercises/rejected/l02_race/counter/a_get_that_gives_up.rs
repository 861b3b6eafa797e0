//! Refused: `get` returned 0, though 1 call of `increment` had returned before.

use interleave::sync::Mutex;
/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    count: Mutex<usize>,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: Mutex::new(0),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        *self.count.lock().unwrap() += 1;
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        for _ in 0..100 {
            if let Ok(count) = self.count.try_lock() {
                return *count;
            }
        }
        0
    }
}
