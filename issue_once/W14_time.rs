use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    issued: AtomicBool, _n: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: AtomicBool::new(false), _n: AtomicUsize::new(0) }
    }

    pub fn claim(&self) -> bool {
        let at = std::time::Instant::now();
        while at.elapsed().as_micros() < 50 {}
        !self.issued.swap(true, SeqCst)
    }
}
