//! The closure runs on the thread of one caller.

use interleave::sync::Once;
/// A ticket that is issued once, even if it is claimed a million times.
pub struct Ticket {
    once: Once,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        Ticket { once: Once::new() }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        let mut won = false;
        self.once.call_once(|| won = true);
        won
    }
}
