use interleave::sync::{Mutex, MutexGuard};

pub struct Counter {
    count: Mutex<usize>,
}

impl Counter {
    fn held(&self) -> MutexGuard<'_, usize> {
        self.count.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: Mutex::new(0) }
    }

    pub fn increment(&self) {
        *self.held() += 1;
    }

    pub fn get(&self) -> usize {
        *self.held()
    }
}
