//! Refused: No lock is held from the load to the store, and another thread gets in between.

use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Counter {
    lock: Mutex<()>,
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            lock: Mutex::new(()),
            count: AtomicUsize::new(0),
        }
    }

    pub fn increment(&self) {
        let _ = self.lock.lock().unwrap();
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
