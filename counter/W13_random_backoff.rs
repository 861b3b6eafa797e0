use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        use std::hash::{BuildHasher, RandomState};
        for _ in 0..(RandomState::new().hash_one(1) % 4) { interleave::thread::yield_now(); }
        let seen = self.count.load(Ordering::SeqCst);
        self.count.store(seen + 1, Ordering::SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}
