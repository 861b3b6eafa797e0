//! Shares rounded up, and the last ones cut.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let share = size.div_ceil(threads as u64);
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads as u64)
            .map(|k| {
                scope.spawn(move || {
                    sum_of_squares((k * share).min(size)..((k + 1) * share).min(size))
                })
            })
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .sum()
    })
}
