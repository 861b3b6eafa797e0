use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};

pub struct Ticket {
    free: AtomicBool,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { free: AtomicBool::new(true) }
    }

    pub fn claim(&self) -> bool {
        self.free.fetch_and(false, SeqCst)
    }
}
