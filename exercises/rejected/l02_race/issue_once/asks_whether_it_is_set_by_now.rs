//! Refused: There are orders in which several calls get the ticket.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    claims: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket {
            claims: AtomicUsize::new(0),
        }
    }

    pub fn claim(&self) -> bool {
        let before = self.claims.load(SeqCst);
        self.claims.fetch_add(1, SeqCst);
        before == 0
    }
}
