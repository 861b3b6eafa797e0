use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    n: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { n: AtomicUsize::new(0) }
    }

    pub fn claim(&self) -> bool {
        self.n.fetch_add(1, SeqCst) == 1
    }
}
