//! Refused: Your code returns before its threads have finished.

use exercises::numbers::sum_of_squares;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

pub fn squares(size: u64, threads: usize) -> u64 {
    let threads = threads as u64;
    let total = Arc::new(Mutex::new(0));
    for k in 0..threads {
        let total = Arc::clone(&total);
        thread::spawn(move || {
            let part = sum_of_squares(size * k / threads..size * (k + 1) / threads);
            *total.lock().unwrap() += part;
        });
    }
    thread::sleep(Duration::from_millis(100));
    let total = total.lock().unwrap();
    *total
}
