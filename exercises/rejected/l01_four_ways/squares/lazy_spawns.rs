//! Refused: Your threads do not all compute at the same time.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let threads = threads as u64;
    thread::scope(|scope| {
        (0..threads)
            .map(|k| {
                scope.spawn(move || sum_of_squares(size * k / threads..size * (k + 1) / threads))
            })
            .map(|part| part.join().unwrap())
            .sum()
    })
}
