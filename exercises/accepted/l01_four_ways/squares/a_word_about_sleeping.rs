//! Right: joins its threads, and says in a comment why it does not call thread::sleep() for that.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let handles: Vec<_> = (0..n)
        .map(|k| thread::spawn(move || sum_of_squares(size * k / n..size * (k + 1) / n)))
        .collect();
    // Not thread::sleep(...): nobody knows how long the threads take, and join waits exactly so long.
    handles
        .into_iter()
        .map(|handle| handle.join().unwrap())
        .sum()
}
