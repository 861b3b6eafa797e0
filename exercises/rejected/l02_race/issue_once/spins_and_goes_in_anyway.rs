//! Refused: Another caller takes the ticket between one caller's looking and taking.

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
/// A ticket that is issued once, even if it is claimed a million times.
pub struct Ticket {
    busy: AtomicBool,
    issued: AtomicBool,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        Ticket {
            busy: AtomicBool::new(false),
            issued: AtomicBool::new(false),
        }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        for _ in 0..500 {
            if !self.busy.swap(true, SeqCst) {
                break;
            }
        }
        let free = !self.issued.load(SeqCst);
        self.issued.store(true, SeqCst);
        self.busy.store(false, SeqCst);
        free
    }
}
