use interleave::sync::Mutex;

pub struct Counter {
    count: Mutex<usize>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: Mutex::new(0) }
    }

    pub fn increment(&self) {
        let seen = self.get();
        let mut count = self.count.lock().unwrap();
        *count = seen + 1;
    }

    pub fn get(&self) -> usize {
        *self.count.lock().unwrap()
    }
}
