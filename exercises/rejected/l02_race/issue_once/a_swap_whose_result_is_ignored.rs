//! Refused: A caller gets the ticket although its `swap` has changed nothing: another one was there before.

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
