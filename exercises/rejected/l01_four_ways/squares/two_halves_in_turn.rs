//! Refused: Your threads do not all compute at the same time.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let mut sum = 0;
    for half in [0..n / 2, n / 2..n] {
        sum += thread::scope(|scope| {
            let handles: Vec<_> = half
                .map(|k| scope.spawn(move || sum_of_squares(size * k / n..size * (k + 1) / n)))
                .collect();
            handles
                .into_iter()
                .map(|handle| handle.join().unwrap())
                .sum::<u64>()
        });
    }
    sum
}
