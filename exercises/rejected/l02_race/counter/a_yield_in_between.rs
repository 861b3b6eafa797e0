//! Refused: A pause keeps nobody out: another thread gets in between the load and the store.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::thread;

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
        thread::yield_now();
        self.count.store(seen + 1, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
