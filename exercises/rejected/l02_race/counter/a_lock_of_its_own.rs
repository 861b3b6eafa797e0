//! Refused: Each thread holds another lock, so neither keeps the other one out.

use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            count: AtomicUsize::new(0),
        }
    }

    pub fn increment(&self) {
        let lock = Mutex::new(());
        let _guard = lock.lock().unwrap();
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
