//! A barrier instead of joins.

use exercises::numbers::sum_of_squares;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let barrier = Arc::new(Barrier::new(threads + 1));
    let total = Arc::new(Mutex::new(0));
    for k in 0..n {
        let (barrier, total) = (barrier.clone(), total.clone());
        thread::spawn(move || {
            let part = sum_of_squares(size * k / n..size * (k + 1) / n);
            *total.lock().unwrap() += part;
            barrier.wait();
        });
    }
    barrier.wait();
    total.lock().map_or(0, |total| *total)
}
