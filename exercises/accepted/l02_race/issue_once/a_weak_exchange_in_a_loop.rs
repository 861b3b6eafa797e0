//! Tries again where the exchange fails without a reason.

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
/// A ticket that is issued once, even if it is claimed a million times.
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
        while !self.issued.load(SeqCst) {
            if self
                .issued
                .compare_exchange_weak(false, true, SeqCst, SeqCst)
                .is_ok()
            {
                return true;
            }
        }
        false
    }
}
