//! Refused: Nobody ever gets the ticket.

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
        self.issued.swap(true, SeqCst)
    }
}
