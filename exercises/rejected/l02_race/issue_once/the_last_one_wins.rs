//! Refused: A later call of the same thread gets the ticket again.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Ticket {
    winner: AtomicUsize,
    next: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket {
            winner: AtomicUsize::new(0),
            next: AtomicUsize::new(1),
        }
    }

    pub fn claim(&self) -> bool {
        let me = self.next.fetch_add(1, SeqCst);
        self.winner.store(me, SeqCst);
        self.winner.load(SeqCst) == me
    }
}
