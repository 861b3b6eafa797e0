//! Threads that take chunk after chunk.

use exercises::numbers::sum_of_squares;
use std::sync::Mutex;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let next = Mutex::new(0u64);
    let share = (size / (threads as u64 * 4)).max(1);
    let work = || {
        let mut sum = 0;
        loop {
            let from = {
                let mut n = next.lock().unwrap();
                let from = *n;
                *n = (from + share).min(size);
                from
            };
            if from >= size {
                break sum;
            }
            sum += sum_of_squares(from..(from + share).min(size));
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
