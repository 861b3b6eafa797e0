use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    next: AtomicUsize, serving: AtomicUsize, count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { next: AtomicUsize::new(0), serving: AtomicUsize::new(0), count: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        let mine = self.next.fetch_add(1, Ordering::AcqRel);
        while self.serving.load(Ordering::Acquire) != mine { std::hint::spin_loop(); }
        let seen = self.count.load(Ordering::Relaxed);
        self.count.store(seen + 1, Ordering::Relaxed);
        self.serving.store(mine + 1, Ordering::Release);
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }
}
