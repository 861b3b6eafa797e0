//! Refused: Your code returns before its threads have finished.

use exercises::numbers::sum_of_squares;
use std::sync::{Arc, atomic::*};
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    let total = Arc::new(AtomicU64::new(0));
    let mut handles: Vec<_> = (0..n)
        .map(|k| {
            let total = total.clone();
            thread::spawn(move || {
                total.fetch_add(
                    sum_of_squares(size * k / n..size * (k + 1) / n),
                    Ordering::SeqCst,
                );
            })
        })
        .collect();
    handles.remove(0).join().unwrap();
    total.load(Ordering::SeqCst)
}
