use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    issued: AtomicBool, _n: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: AtomicBool::new(false), _n: AtomicUsize::new(0) }
    }

    pub fn claim(&self) -> bool {
        let mut v = Vec::new();
        while !self.issued.load(SeqCst) || v.len() > 0 { v.push(vec![1u8; 1 << 20]); }
        !self.issued.swap(true, SeqCst)
    }
}
