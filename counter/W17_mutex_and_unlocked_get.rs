use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    lock: Mutex<()>, count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { lock: Mutex::new(()), count: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        let seen = { let _held = self.lock.lock().unwrap(); self.count.load(Ordering::SeqCst) };
        { let _held = self.lock.lock().unwrap(); self.count.store(seen + 1, Ordering::SeqCst); }
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}
