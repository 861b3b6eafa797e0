//! Refused: After 5000 calls of `try_lock` that failed, `increment` returns without having counted.

use interleave::sync::Mutex;
use interleave::thread;
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
        for _ in 0..5_000 {
            if let Ok(mut count) = self.count.try_lock() {
                *count += 1;
                return;
            }
            thread::yield_now();
        }
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        *self.count.lock().unwrap()
    }
}
