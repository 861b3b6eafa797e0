//! Refused: There are orders in which nobody gets the ticket.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    asked: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket {
            asked: AtomicUsize::new(0),
        }
    }

    pub fn claim(&self) -> bool {
        self.asked.fetch_add(1, SeqCst);
        self.asked.load(SeqCst) == 1
    }
}
