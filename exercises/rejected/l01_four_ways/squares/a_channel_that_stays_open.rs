//! Refused: Your code never returns, though every part has its sum.

use exercises::numbers::sum_of_squares;
use std::sync::mpsc;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let threads = threads as u64;
    let (tx, rx) = mpsc::channel();
    for k in 0..threads {
        let tx = tx.clone();
        thread::spawn(move || {
            let part = sum_of_squares(size * k / threads..size * (k + 1) / threads);
            tx.send(part).unwrap();
        });
    }
    rx.iter().sum()
}
