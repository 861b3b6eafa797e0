use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    even: AtomicUsize, odd: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { even: AtomicUsize::new(0), odd: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        if self.even.load(Ordering::Relaxed) <= self.odd.load(Ordering::Relaxed) { self.even.fetch_add(1, Ordering::Relaxed); } else { self.odd.fetch_add(1, Ordering::Relaxed); }
    }

    pub fn get(&self) -> usize {
        self.even.load(Ordering::Acquire) + self.odd.load(Ordering::Acquire)
    }
}
