//! Goal: mend a counter that several threads share, so that no increment is ever lost.
//! Why: it compiles, it has no unsafe code, and every access is atomic. It is wrong all the same.
//! Check: cargo test counter

// interleave has std's names; the check uses it to try every order in which your threads can run.
// You may change everything here, also the field's type: interleave::sync::Mutex is there too.
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    count: AtomicUsize,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        let count = AtomicUsize::new(0);
        Counter { count }
    }

    /// Counts one more; when it returns, it has counted. It may wait for other threads, or try again for as long as it takes.
    pub fn increment(&self) {
        exercises::not_begun!("lose no increment, whatever the order of the threads");
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
    }

    /// How often `increment` has been called: calls that have returned are counted, calls that still run may be.
    /// A thread never gets less than it got before.
    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
