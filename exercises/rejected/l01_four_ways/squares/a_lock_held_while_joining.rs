//! Refused: Your code never returns, though every part has its sum.

use exercises::numbers::sum_of_squares;
use std::sync::Mutex;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let total = Mutex::new(0);
    let mut g = total.lock().unwrap();
    thread::scope(|scope| {
        for k in 0..n {
            let total = &total;
            scope.spawn(move || {
                let part = sum_of_squares(size * k / n..size * (k + 1) / n);
                *total.lock().unwrap() += part;
            });
        }
    });
    *g += 0;
    *g
}
