//! Refused: A read lock does not keep other readers out, and they write too.

use interleave::sync::RwLock;
use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    lock: RwLock<()>,
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            lock: RwLock::new(()),
            count: AtomicUsize::new(0),
        }
    }

    pub fn increment(&self) {
        let _inside = self.lock.read().unwrap();
        let seen = self.count.load(Ordering::SeqCst);
        self.count.store(seen + 1, Ordering::SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}
