//! Whoever finds the lock taken has lost: its holder takes the ticket, or knows who did.

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
        match self.issued.try_lock() {
            Ok(mut issued) => !std::mem::replace(&mut *issued, true),
            Err(_) => false,
        }
    }
}
