//! Refused: Your code leaves some numbers out.
//! By: a_thread_may_be_stopped_anywhere

use exercises::numbers::sum_of_squares;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
pub fn squares(size: u64, threads: usize) -> u64 {
    let (next, total) = (AtomicU64::new(0), AtomicU64::new(0));
    let n = threads as u64;
    std::thread::scope(|s| {
        for _ in 0..n {
            s.spawn(|| {
                let t = next.load(SeqCst);
                next.store(t + 1, SeqCst);
                total.fetch_add(sum_of_squares(size * t / n..size * (t + 1) / n), SeqCst);
            });
        }
    });
    total.into_inner()
}
