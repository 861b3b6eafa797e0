use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        let seen = self.count.load(Ordering::SeqCst);
        if self.count.compare_exchange(seen, seen + 1, Ordering::SeqCst, Ordering::SeqCst).is_err() {
            self.count.store(seen + 2, Ordering::SeqCst);
        }
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}
