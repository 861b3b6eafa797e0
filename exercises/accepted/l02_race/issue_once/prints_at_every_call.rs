//! The solution, with a thousand lines of debug output at every call.

use interleave::sync::atomic::{AtomicBool, Ordering::AcqRel};

/// A ticket that is issued once.
pub struct Ticket {
    issued: AtomicBool,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        for line in 0..1000 {
            println!("debug {line}");
        }
        let issued = AtomicBool::new(false);
        Ticket { issued }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        for line in 0..1000 {
            println!("debug {line}");
        }
        // swap tells what was there before. All swaps of one flag happen one after the other, so exactly one of them
        // finds false. AcqRel has the other callers' swaps as partners: whoever loses sees what the winner did before.
        !self.issued.swap(true, AcqRel)
    }
}
