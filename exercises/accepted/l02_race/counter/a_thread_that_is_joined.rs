//! A thread counts, and the caller waits for it.

use interleave::sync::Arc;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::thread;
/// Counts, to a million at least; several threads may use it at the same time.
pub struct Counter {
    count: Arc<AtomicUsize>,
}

impl Counter {
    /// A counter that stands at 0.
    pub fn new() -> Counter {
        Counter {
            count: Arc::new(AtomicUsize::new(0)),
        }
    }

    /// Counts one more; when it returns, it has counted.
    pub fn increment(&self) {
        let count = Arc::clone(&self.count);
        thread::spawn(move || {
            count.fetch_add(1, SeqCst);
        })
        .join()
        .unwrap();
    }

    /// How often `increment` has been called.
    pub fn get(&self) -> usize {
        self.count.load(SeqCst)
    }
}
