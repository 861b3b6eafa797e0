//! Refused: No lock is held from the load to the store, and another thread gets in between.

use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Counter {
    reading: Mutex<()>,
    writing: Mutex<()>,
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            reading: Mutex::new(()),
            writing: Mutex::new(()),
            count: AtomicUsize::new(0),
        }
    }

    pub fn increment(&self) {
        let seen = {
            let _guard = self.reading.lock().unwrap();
            self.count.load(SeqCst)
        };
        let _guard = self.writing.lock().unwrap();
        self.count.store(seen + 1, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
