use interleave::sync::Mutex;

pub struct Counter {
    count: Mutex<usize>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: Mutex::new(0) }
    }

    pub fn increment(&self) {
        let mut count = self.count.lock().unwrap();
        *count = self.get() + 1;
    }

    pub fn get(&self) -> usize {
        *self.count.lock().unwrap()
    }
}
