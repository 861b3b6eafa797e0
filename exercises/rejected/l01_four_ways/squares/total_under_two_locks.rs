//! Refused: Your code returns the sum of one part instead of all.
//! By: a_thread_may_be_stopped_anywhere

use exercises::numbers::sum_of_squares;
use std::sync::Mutex;
pub fn squares(size: u64, threads: usize) -> u64 {
    let total = Mutex::new(0);
    let n = threads as u64;
    std::thread::scope(|s| {
        for t in 0..n {
            let total = &total;
            s.spawn(move || {
                let sum = sum_of_squares(size * t / n..size * (t + 1) / n);
                let before = *total.lock().unwrap();
                *total.lock().unwrap() = before + sum;
            });
        }
    });
    total.into_inner().unwrap()
}
