use interleave::sync::RwLock;
use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    lock: RwLock<()>, count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { lock: RwLock::new(()), count: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        let _inside = self.lock.write().unwrap();
        let seen = self.count.load(Ordering::Relaxed);
        self.count.store(seen + 1, Ordering::Relaxed);
    }

    pub fn get(&self) -> usize {
        let _inside = self.lock.read().unwrap();
 self.count.load(Ordering::Relaxed)
    }
}
