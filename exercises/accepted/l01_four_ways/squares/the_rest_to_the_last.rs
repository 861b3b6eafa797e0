//! The last thread takes what is left over.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let share = size / n;
    let handles: Vec<_> = (0..n)
        .map(|k| {
            thread::spawn(move || {
                sum_of_squares(k * share..if k + 1 == n { size } else { (k + 1) * share })
            })
        })
        .collect();
    handles
        .into_iter()
        .map(|handle| handle.join().unwrap())
        .sum()
}
