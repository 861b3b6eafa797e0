//! Refused: There are orders in which several calls get the ticket.

use interleave::sync::Once;

pub struct Ticket {
    once: Once,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { once: Once::new() }
    }

    pub fn claim(&self) -> bool {
        if self.once.is_completed() {
            return false;
        }
        self.once.call_once(|| ());
        true
    }
}
