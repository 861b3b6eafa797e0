//! Refused: Your threads do not all compute at the same time.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let threads = threads as u64;
    let mut sum = 0;
    for k in 0..threads {
        let part =
            thread::spawn(move || sum_of_squares(size * k / threads..size * (k + 1) / threads));
        sum += part.join().unwrap();
    }
    sum
}
