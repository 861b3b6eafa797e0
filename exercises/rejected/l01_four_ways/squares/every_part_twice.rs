//! Refused: Your code sums some numbers that it should not, or twice.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    thread::scope(|scope| {
        let handles: Vec<_> = (0..n)
            .map(|k| {
                scope.spawn(move || {
                    sum_of_squares(size * k / n..size * (k + 1) / n);
                    sum_of_squares(size * k / n..size * (k + 1) / n)
                })
            })
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .sum()
    })
}
