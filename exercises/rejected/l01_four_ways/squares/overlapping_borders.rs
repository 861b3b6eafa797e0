//! Refused: Your code sums some numbers that it should not, or twice.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let share = size.div_ceil(threads as u64);
    thread::scope(|scope| {
        let parts: Vec<_> = (0..threads as u64)
            .map(|k| scope.spawn(move || sum_of_squares(k * share..(k + 1) * share)))
            .collect();
        parts.into_iter().map(|part| part.join().unwrap()).sum()
    })
}
