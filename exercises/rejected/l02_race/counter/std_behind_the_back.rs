//! Refused: Your code uses threads or locks that the scheduler can't see.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

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
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
