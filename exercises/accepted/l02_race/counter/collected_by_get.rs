//! Who gets the count collects what is new, under a lock.

use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    new: AtomicUsize,
    total: Mutex<usize>,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            new: AtomicUsize::new(0),
            total: Mutex::new(0),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        self.new.fetch_add(1, SeqCst);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        let mut total = self.total.lock().unwrap();
        *total += self.new.swap(0, SeqCst);
        *total
    }
}
