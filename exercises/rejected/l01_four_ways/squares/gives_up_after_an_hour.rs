//! Refused: Your code returns before its threads have finished.
//! By: all_threads_work_at_the_same_time

use exercises::numbers::sum_of_squares;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let (tx, rx) = mpsc::channel();
    for k in 0..n {
        let tx = tx.clone();
        thread::spawn(move || {
            let _ = tx.send(sum_of_squares(size * k / n..size * (k + 1) / n));
        });
    }
    // A part that takes longer than an hour is taken for lost.
    let part = |_| rx.recv_timeout(Duration::from_secs(3600)).unwrap_or(0);
    (0..n).map(part).sum()
}
