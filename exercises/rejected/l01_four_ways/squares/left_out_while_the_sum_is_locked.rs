//! Refused: Your code returns another sum than that of its parts.
//! By: a_thread_may_be_stopped_anywhere

use exercises::numbers::sum_of_squares;
use std::sync::Mutex;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for k in 0..n {
            let total = &total;
            scope.spawn(move || {
                let part = sum_of_squares(size * k / n..size * (k + 1) / n);
                if let Ok(mut total) = total.try_lock() {
                    *total += part;
                }
            });
        }
    });
    total.into_inner().unwrap()
}
