//! One total for all threads.

use exercises::numbers::sum_of_squares;
use std::sync::atomic::*;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let total = AtomicU64::new(0);
    thread::scope(|scope| {
        for k in 0..n {
            let total = &total;
            scope.spawn(move || {
                total.fetch_add(
                    sum_of_squares(size * k / n..size * (k + 1) / n),
                    Ordering::Relaxed,
                )
            });
        }
    });
    total.into_inner()
}
