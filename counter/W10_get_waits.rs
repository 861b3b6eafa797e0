use interleave::sync::{Condvar, Mutex};

pub struct Counter {
    count: Mutex<usize>, changed: Condvar,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: Mutex::new(0), changed: Condvar::new() }
    }

    pub fn increment(&self) {
        let mut count = self.count.lock().unwrap();
        while *count > 1000 { count = self.changed.wait(count).unwrap(); }
        *count += 1;
    }

    pub fn get(&self) -> usize {
        let count = self.count.lock().unwrap(); *self.changed.wait(count).unwrap()
    }
}
