//! A thousand numbers in each message.

use std::ops::Range;
use std::sync::mpsc;
use std::thread;

const BATCH: usize = 1_000;

/// Moves the numbers to another thread; gives their sum.
pub fn move_all(numbers: &Range<u64>, capacity: usize) -> u64 {
    let (sender, receiver) = mpsc::sync_channel(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut left = numbers.clone();
            while !left.is_empty() {
                let batch: Vec<u64> = left.by_ref().take(BATCH).collect();
                if sender.send(batch).is_err() {
                    break; // nobody receives any more
                }
            }
        });
        receiver.iter().flatten().sum()
    })
}
