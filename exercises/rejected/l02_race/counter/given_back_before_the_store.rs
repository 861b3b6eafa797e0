//! Refused: The load and the store are two steps, and another thread gets in between.

use interleave::sync::atomic::AtomicBool;
use interleave::sync::atomic::{AtomicUsize, Ordering};

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
        while self.busy.swap(true, Ordering::Acquire) {
            interleave::thread::yield_now();
        }
        let seen = self.count.load(Ordering::Relaxed);
        self.busy.store(false, Ordering::Release);
        self.count.store(seen + 1, Ordering::Relaxed);
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }
}
