//! std's channel without a place, from hand to hand.

use std::ops::Range;
use std::sync::mpsc;
use std::thread;

/// Moves the numbers to another thread; gives their sum.
pub fn move_all(numbers: &Range<u64>) -> u64 {
    let (sender, receiver) = mpsc::sync_channel(0);
    let mut numbers = numbers.clone();
    thread::scope(|scope| {
        scope.spawn(move || numbers.try_for_each(|number| sender.send(number)));
        receiver.iter().sum()
    })
}
