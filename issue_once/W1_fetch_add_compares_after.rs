use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    n: AtomicUsize, _b: AtomicBool,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { n: AtomicUsize::new(0), _b: AtomicBool::new(false) }
    }

    pub fn claim(&self) -> bool {
        self.n.fetch_add(1, SeqCst);
        self.n.load(SeqCst) == 1
    }
}
