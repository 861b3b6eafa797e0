use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering};
static LOCK: Mutex<()> = Mutex::new(());

pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        drop(LOCK.lock().unwrap());
        let seen = self.count.load(Ordering::SeqCst);
        self.count.store(seen + 1, Ordering::SeqCst);
    }

    pub fn get(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}
