//! Refused: Your code computes on more threads than asked for.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, _threads: usize) -> u64 {
    thread::scope(|scope| {
        let parts: Vec<_> = (0..size)
            .map(|n| scope.spawn(move || sum_of_squares(n..n + 1)))
            .collect();
        parts.into_iter().map(|part| part.join().unwrap()).sum()
    })
}
