use interleave::sync::atomic::{AtomicUsize, Ordering};
use std::sync::atomic::fence;

pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        fence(Ordering::SeqCst);
        let seen = self.count.load(Ordering::SeqCst);
        fence(Ordering::SeqCst);
        self.count.store(seen + 1, Ordering::SeqCst);
        fence(Ordering::SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}
