//! Refused: Your code computes on more threads than asked for.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let share = size / n;
    thread::scope(|scope| {
        let handles: Vec<_> = (0..n)
            .map(|k| scope.spawn(move || sum_of_squares(k * share..(k + 1) * share)))
            .collect();
        let rest = sum_of_squares(share * n..size);
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .sum::<u64>()
            + rest
    })
}
