//! Refused: Your code returns before its threads have finished.

use exercises::numbers::sum_of_squares;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let (sum, done) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicUsize::new(0)));
    let caller = thread::current();
    for k in 0..n {
        let (sum, done, caller) = (Arc::clone(&sum), Arc::clone(&done), caller.clone());
        thread::spawn(move || {
            sum.fetch_add(sum_of_squares(size * k / n..size * (k + 1) / n), SeqCst);
            if done.fetch_add(1, SeqCst) + 1 == threads {
                caller.unpark();
            }
        });
    }
    // A minute is enough for everybody.
    thread::park_timeout(Duration::from_secs(60));
    sum.load(SeqCst)
}
