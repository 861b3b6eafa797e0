//! Refused: Two counters share what should be each one's own.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

static COUNT: AtomicUsize = AtomicUsize::new(0);

pub struct Counter;

impl Counter {
    pub fn new() -> Counter {
        Counter
    }

    pub fn increment(&self) {
        COUNT.fetch_add(1, SeqCst);
    }

    pub fn get(&self) -> usize {
        COUNT.load(SeqCst)
    }
}
