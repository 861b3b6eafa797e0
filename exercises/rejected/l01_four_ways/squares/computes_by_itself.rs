//! Refused: Your code returns before it has called `sum_of_squares`.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let _ = sum_of_squares;
    let n = threads as u64;
    thread::scope(|scope| {
        let handles: Vec<_> = (0..n)
            .map(|k| {
                scope.spawn(move || {
                    (size * k / n..size * (k + 1) / n)
                        .map(|x| x * x)
                        .sum::<u64>()
                })
            })
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .sum()
    })
}
