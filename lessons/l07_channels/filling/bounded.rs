//! A channel with few places: sending waits while it is full.

use crate::work::items::{Item, Items};
use std::sync::mpsc;
use std::thread;

/// Produces and consumes every item; gives how many were consumed.
pub fn move_all(items: &Items, capacity: usize) -> u64 {
    let (sender, receiver) = mpsc::sync_channel(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                // Waits until there is a place.
                if sender.send(items.produce(number)).is_err() {
                    break; // nobody receives any more
                }
            }
        });
        receiver.iter().map(Item::consume).sum()
    })
}
