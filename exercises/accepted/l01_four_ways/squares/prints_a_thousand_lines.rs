//! Prints a thousand lines before its parts, and after them.

use exercises::numbers::sum_of_squares;
use std::thread;

pub fn squares(size: u64, threads: usize) -> u64 {
    let n = threads as u64;
    thread::scope(|scope| {
        let handles: Vec<_> = (0..n)
            .map(|k| {
                scope.spawn(move || {
                    for i in 0..1000 / n {
                        println!("thread {k} line {i}");
                    }
                    let part = sum_of_squares(size * k / n..size * (k + 1) / n);
                    for i in 0..1000 / n {
                        println!("thread {k} line {i}");
                    }
                    part
                })
            })
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .sum()
    })
}
