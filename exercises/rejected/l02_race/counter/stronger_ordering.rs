//! Refused: The load and the store are two steps, and another thread gets in between.

use interleave::sync::atomic::fence;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

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
        fence(SeqCst);
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
        fence(SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
