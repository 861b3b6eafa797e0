//! The solution, with debug output at every call in each way that std offers.

use interleave::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::io::Write;

/// Counts; several threads may use it at the same time.
pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        debug();
        let count = AtomicUsize::new(0);
        Counter { count }
    }

    /// Counts one more.
    pub fn increment(&self) {
        debug();
        // One operation: nobody gets between its reading and its writing. That alone repairs the race; a stronger
        // ordering would not have. Relaxed is enough, because no other data is published with the count.
        self.count.fetch_add(1, Relaxed);
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        debug();
        self.count.load(Relaxed)
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
