//! The solution, with debug output at every call in each way that std offers.

use interleave::sync::atomic::{AtomicBool, Ordering::AcqRel};
use std::io::Write;

/// A ticket that is issued once.
pub struct Ticket {
    issued: AtomicBool,
}

impl Ticket {
    /// A ticket that nobody has yet.
    pub fn new() -> Ticket {
        debug();
        let issued = AtomicBool::new(false);
        Ticket { issued }
    }

    /// Whether the caller gets the ticket. Of all calls exactly one gets it, and if there is one call only, that one.
    pub fn claim(&self) -> bool {
        debug();
        // swap tells what was there before. All swaps of one flag happen one after the other, so exactly one of them
        // finds false. AcqRel has the other callers' swaps as partners: whoever loses sees what the winner did before.
        !self.issued.swap(true, AcqRel)
    }
}

/// A thousand lines, in four ways.
fn debug() {
    let mut out = std::io::stdout().lock();
    for line in 0..250 {
        println!("debug {line}");
        eprintln!("debug {line}");
        dbg!(line);
        writeln!(out, "debug {line}").unwrap();
    }
}
