//! Threads that take one number at a time.

use exercises::numbers::sum_of_squares;
use std::sync::atomic::*;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let next = AtomicU64::new(0);
    let work = || {
        let mut sum = 0;
        loop {
            let from = next.fetch_add(1, Ordering::Relaxed);
            if from >= size {
                break sum;
            }
            sum += sum_of_squares(from..from + 1);
        }
    };
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .sum()
    })
}
