//! A permit that is waited for in a loop.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Condvar, Mutex};
/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    count: AtomicUsize,
    taken: Mutex<bool>,
    free: Condvar,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: AtomicUsize::new(0),
            taken: Mutex::new(false),
            free: Condvar::new(),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        let mut taken = self.taken.lock().unwrap();
        while *taken {
            taken = self.free.wait(taken).unwrap();
        }
        *taken = true;
        drop(taken);
        let seen = self.count.load(SeqCst);
        self.count.store(seen + 1, SeqCst);
        *self.taken.lock().unwrap() = false;
        self.free.notify_one();
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
