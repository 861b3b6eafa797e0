//! Refused: Your code returns another sum than that of its parts.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let scope: f64 = thread::scope(|scope| {
        let handles: Vec<_> = (0..n)
            .map(|k| scope.spawn(move || sum_of_squares(size * k / n..size * (k + 1) / n) as f64))
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .sum()
    });
    scope as u64
}
