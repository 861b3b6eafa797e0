//! Refused: `increment` returns while the thread that it has started still runs.

use interleave::sync::Arc;
use interleave::sync::atomic::{AtomicUsize, Ordering};

pub struct Counter {
    count: Arc<AtomicUsize>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            count: Arc::new(AtomicUsize::new(0)),
        }
    }

    pub fn increment(&self) {
        let count = Arc::clone(&self.count);
        interleave::thread::spawn(move || {
            count.fetch_add(1, Ordering::SeqCst);
        });
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}
