//! Refused: A `compare_exchange_weak` may fail although it finds what it expects, and then nobody gets the ticket.

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};

/// A ticket that is issued once.
pub struct Ticket {
    issued: AtomicBool,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        Ticket {
            issued: AtomicBool::new(false),
        }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        self.issued
            .compare_exchange_weak(false, true, SeqCst, SeqCst)
            .is_ok()
    }
}
