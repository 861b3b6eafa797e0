//! Refused: the scheduler can't see all of it: interleave is mixed with others' threads and locks

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
