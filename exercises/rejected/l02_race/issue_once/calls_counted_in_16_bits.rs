//! Refused: A later call of the same thread gets the ticket again.

use interleave::sync::atomic::{AtomicU16, Ordering::SeqCst};
/// A ticket that is issued once, even if it is claimed a million times.
pub struct Ticket {
    calls: AtomicU16,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        Ticket {
            calls: AtomicU16::new(0),
        }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        self.calls.fetch_add(1, SeqCst) == 0
    }
}
