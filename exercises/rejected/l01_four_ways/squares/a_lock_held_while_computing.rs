//! Refused: Your threads do not all compute at the same time.

use exercises::numbers::sum_of_squares;
use std::sync::Mutex;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let threads = threads as u64;
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for k in 0..threads {
            let total = &total;
            scope.spawn(move || {
                let mut total = total.lock().unwrap();
                *total += sum_of_squares(size * k / threads..size * (k + 1) / threads);
            });
        }
    });
    total.into_inner().unwrap()
}
