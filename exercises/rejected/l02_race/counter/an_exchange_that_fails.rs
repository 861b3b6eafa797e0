//! Refused: After a `compare_exchange` that failed, `increment` returns without having counted.

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
        let seen = self.count.load(SeqCst);
        let _ = self.count.compare_exchange(seen, seen + 1, SeqCst, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
