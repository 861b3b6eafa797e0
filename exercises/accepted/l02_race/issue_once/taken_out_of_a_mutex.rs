//! The ticket lies under a lock, and is taken out.

use interleave::sync::Mutex;
/// A ticket that is issued once, even if it is claimed a million times.
pub struct Ticket {
    ticket: Mutex<Option<()>>,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        Ticket {
            ticket: Mutex::new(Some(())),
        }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        self.ticket.lock().unwrap().take().is_some()
    }
}
