//! Refused: There are orders in which nobody gets the ticket.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    callers: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket {
            callers: AtomicUsize::new(0),
        }
    }

    pub fn claim(&self) -> bool {
        // Whoever is alone is the first.
        self.callers.fetch_add(1, SeqCst);
        self.callers.load(SeqCst) == 1
    }
}
