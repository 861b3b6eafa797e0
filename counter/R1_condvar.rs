use interleave::sync::{Condvar, Mutex};

pub struct Counter {
    busy: Mutex<bool>, free: Condvar, count: interleave::sync::atomic::AtomicUsize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { busy: Mutex::new(false), free: Condvar::new(), count: interleave::sync::atomic::AtomicUsize::new(0) }
    }

    pub fn increment(&self) {
        let mut busy = self.busy.lock().unwrap();
        while *busy { busy = self.free.wait(busy).unwrap(); }
        *busy = true;
        drop(busy);
        let seen = self.count.load(interleave::sync::atomic::Ordering::SeqCst);
        self.count.store(seen + 1, interleave::sync::atomic::Ordering::SeqCst);
        *self.busy.lock().unwrap() = false;
        self.free.notify_one();
    }

    pub fn get(&self) -> usize {
        self.count.load(interleave::sync::atomic::Ordering::SeqCst)
    }
}
