//! crossbeam's channel with few places.

use crate::work::items::{Item, Items};
use crossbeam::channel;
use std::thread;

/// Produces and consumes every item; gives how many were consumed.
pub fn move_all(items: &Items, capacity: usize) -> u64 {
    let (sender, receiver) = channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                if sender.send(items.produce(number)).is_err() {
                    break; // nobody receives any more
                }
            }
        });
        receiver.iter().map(Item::consume).sum()
    })
}
