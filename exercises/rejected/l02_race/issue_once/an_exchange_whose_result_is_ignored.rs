//! Refused: A caller gets the ticket although its `compare_exchange` has failed.

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
        let _ = self.issued.compare_exchange(false, true, SeqCst, SeqCst);
        true
    }
}
