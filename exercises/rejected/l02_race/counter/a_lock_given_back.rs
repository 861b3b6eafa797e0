//! Refused: An increment takes its lock twice, and another thread has it in between.

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
        let seen = *self.count.lock().unwrap();
        *self.count.lock().unwrap() = seen + 1;
    }

    pub fn get(&self) -> usize {
        *self.count.lock().unwrap()
    }
}
