//! Refused: The load and the store are two steps, and another thread gets in between.

use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts; several threads may use it at the same time.
pub struct Counter {
    count: Mutex<usize>,
    elsewhere: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: Mutex::new(0),
            elsewhere: AtomicUsize::new(0),
        }
    }

    /// Counts one more.
    pub fn increment(&self) {
        match self.count.try_lock() {
            Ok(mut count) => *count += 1,
            Err(_) => self
                .elsewhere
                .store(self.elsewhere.load(SeqCst) + 1, SeqCst),
        }
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        *self.count.lock().unwrap() + self.elsewhere.load(SeqCst)
    }
}
