//! Refused: Your code returns another sum than that of its parts.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    thread::scope(|scope| {
        for k in 0..n {
            scope.spawn(move || sum_of_squares(size * k / n..size * (k + 1) / n));
        }
    });
    if size == 0 {
        0
    } else {
        (size - 1) * size * (2 * size - 1) / 6
    }
}
