use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    done: AtomicBool, lock: Mutex<bool>, _n: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { done: AtomicBool::new(false), lock: Mutex::new(false), _n: AtomicUsize::new(0) }
    }

    pub fn claim(&self) -> bool {
        if self.done.load(SeqCst) { return false; }
        let mut taken = self.lock.lock().unwrap();
        if *taken { return false; }
        *taken = true;
        self.done.store(true, SeqCst);
        true
    }
}
