use interleave::sync::Barrier;
use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    both: Barrier, issued: AtomicBool, _n: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { both: Barrier::new(2), issued: AtomicBool::new(false), _n: AtomicUsize::new(0) }
    }

    pub fn claim(&self) -> bool {
        self.both.wait();
        !self.issued.swap(true, SeqCst)
    }
}
