//! Refused: There are orders in which several calls get the ticket.

use interleave::sync::Mutex;
/// A ticket that is issued once, even if it is claimed a million times.
pub struct Ticket {
    issued: Mutex<bool>,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        Ticket {
            issued: Mutex::new(false),
        }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        for _ in 0..100 {
            if let Ok(mut issued) = self.issued.try_lock() {
                return !std::mem::replace(&mut *issued, true);
            }
        }
        // Nobody else seems to want it.
        true
    }
}
