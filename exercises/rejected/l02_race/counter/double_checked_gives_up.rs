//! Refused: An increment ends without having written anything.

use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts; several threads may use it at the same time.
pub struct Counter {
    count: AtomicUsize,
    lock: Mutex<()>,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: AtomicUsize::new(0),
            lock: Mutex::new(()),
        }
    }

    /// Counts one more.
    pub fn increment(&self) {
        let seen = self.count.load(SeqCst);
        let _guard = self.lock.lock().unwrap();
        if self.count.load(SeqCst) == seen {
            self.count.store(seen + 1, SeqCst);
        }
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
