//! Refused: The load and the store are two steps, and another thread gets in between.

use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use interleave::thread;

pub struct Counter {
    busy: AtomicBool,
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            busy: AtomicBool::new(false),
            count: AtomicUsize::new(0),
        }
    }

    pub fn increment(&self) {
        while self.busy.load(SeqCst) {
            thread::yield_now();
        }
        self.busy.store(true, SeqCst);
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
        self.busy.store(false, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
