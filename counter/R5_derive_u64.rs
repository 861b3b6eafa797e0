use interleave::sync::atomic::AtomicU64;
use interleave::sync::atomic::Ordering::*;

pub struct Counter {
    count: AtomicU64,
}

impl Counter {
    pub fn new() -> Counter {
        Self { count: Default::default() }
    }

    pub fn increment(&self) {
        let _ = self.count.fetch_add(1, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(SeqCst).try_into().unwrap()
    }
}
