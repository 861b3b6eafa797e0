//! The exchange that succeeds gets it.

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
        self.issued
            .compare_exchange(false, true, SeqCst, SeqCst)
            .is_ok()
    }
}
