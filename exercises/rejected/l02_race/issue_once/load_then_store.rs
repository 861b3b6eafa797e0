//! Refused: Another caller takes the ticket between one caller's looking and taking.

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
        let free = !self.issued.load(SeqCst);
        if free {
            self.issued.store(true, SeqCst);
        }
        free
    }
}
