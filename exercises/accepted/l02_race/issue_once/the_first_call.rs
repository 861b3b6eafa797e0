//! Every call is counted; the first one wins.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
/// A ticket that is issued once, even if it is claimed a million times.
pub struct Ticket {
    calls: AtomicUsize,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        Ticket {
            calls: AtomicUsize::new(0),
        }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        self.calls.fetch_add(1, SeqCst) == 0
    }
}
