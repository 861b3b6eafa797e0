//! crossbeam's channel with a limit.

use crossbeam::channel;
use std::ops::Range;
use std::thread;

/// Moves the numbers to another thread; gives their sum.
pub fn move_all(numbers: &Range<u64>, capacity: usize) -> u64 {
    let (sender, receiver) = channel::bounded(capacity);
    let mut numbers = numbers.clone();
    thread::scope(|scope| {
        scope.spawn(move || numbers.try_for_each(|number| sender.send(number)));
        receiver.iter().sum()
    })
}
