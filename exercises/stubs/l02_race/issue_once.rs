//! Goal: mend a ticket that several threads claim at the same time, so that exactly one of them gets it.
//! Why: "check, then act" is the most common race of all: one seat, one coupon, one leader, one file to create.
//! Check: cargo test issue_once

// interleave has std's names; the check uses it to try every order in which your threads can run.
// You may change everything here, also the field's type: interleave::sync::Mutex is there too.
use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};

/// A ticket that is issued once, even if it is claimed a million times.
pub struct Ticket {
    issued: AtomicBool,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        let issued = AtomicBool::new(false);
        Ticket { issued }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    /// A call that does not get it may return before the one that does.
    pub fn claim(&self) -> bool {
        exercises::not_begun!("issue the ticket to exactly one caller");
        if self.issued.load(SeqCst) {
            return false;
        }
        self.issued.store(true, SeqCst);
        true
    }
}
