use interleave::sync::Mutex;

pub struct Counter {
    count: Mutex<usize>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter { count: Mutex::new(0) }
    }

    pub fn increment(&self) {
        let mut copy = self.count.lock().unwrap().clone();
        copy += 1;
        let _ = copy;
    }

    pub fn get(&self) -> usize {
        *self.count.lock().unwrap()
    }
}
