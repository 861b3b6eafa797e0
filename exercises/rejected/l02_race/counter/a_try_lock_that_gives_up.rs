//! Refused: After a `try_lock` that failed, `increment` returns without having counted.

use interleave::sync::Mutex;

pub struct Counter {
    count: Mutex<usize>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            count: Mutex::new(0),
        }
    }

    pub fn increment(&self) {
        if let Ok(mut count) = self.count.try_lock() {
            *count += 1;
        }
    }

    pub fn get(&self) -> usize {
        *self.count.lock().unwrap()
    }
}
