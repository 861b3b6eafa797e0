use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        loop {
            let seen = self.count.load(Ordering::SeqCst);
            self.count.store(seen + 1, Ordering::SeqCst);
            if self.count.load(Ordering::SeqCst) == seen + 1 { return; }
        }
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}
