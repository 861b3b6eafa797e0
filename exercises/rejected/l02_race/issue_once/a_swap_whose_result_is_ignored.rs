//! Refused: what the swap found is not looked at

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};

pub struct Ticket {
    issued: AtomicBool,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket {
            issued: AtomicBool::new(false),
        }
    }

    pub fn claim(&self) -> bool {
        if self.issued.load(SeqCst) {
            return false;
        }
        self.issued.swap(true, SeqCst);
        true
    }
}
