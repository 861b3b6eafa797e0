//! Refused: The load and the store are two steps, and another thread gets in between.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::thread;
use std::time::Duration;

pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            count: AtomicUsize::new(0),
        }
    }

    pub fn increment(&self) {
        // Gives the other thread time to finish first.
        thread::sleep(Duration::from_millis(10));
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
