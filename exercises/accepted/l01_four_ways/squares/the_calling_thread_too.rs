//! The calling thread computes the first part.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let part = |k: u64| sum_of_squares(size * k / n..size * (k + 1) / n);
    thread::scope(|scope| {
        let handles: Vec<_> = (1..n).map(|k| scope.spawn(move || part(k))).collect();
        let first = part(0);
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .sum::<u64>()
            + first
    })
}
