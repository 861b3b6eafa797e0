use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    issued: AtomicBool, _n: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: AtomicBool::new(false), _n: AtomicUsize::new(0) }
    }

    pub fn claim(&self) -> bool {
        while self.issued.compare_exchange(false, true, SeqCst, SeqCst).is_err() { interleave::thread::yield_now(); }
        true
    }
}
