//! Refused: Your code returns the sum of one part instead of all.
//! By: a_thread_may_be_stopped_anywhere

use exercises::numbers::sum_of_squares;
use std::sync::RwLock;
pub fn squares(size: u64, threads: usize) -> u64 {
    let sums: RwLock<Vec<u64>> = RwLock::new(vec![]);
    let n = threads as u64;
    std::thread::scope(|s| {
        for t in 0..n {
            let sums = &sums;
            s.spawn(move || {
                let sum = sum_of_squares(size * t / n..size * (t + 1) / n);
                let mut all = sums.read().unwrap().clone();
                all.push(sum);
                *sums.write().unwrap() = all;
            });
        }
    });
    sums.into_inner().unwrap().iter().sum()
}
