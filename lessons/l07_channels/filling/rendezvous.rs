//! A channel without a place, from hand to hand.

use crate::work::items::{Item, Items};
use std::sync::mpsc;
use std::thread;

/// Produces and consumes every item; gives how many were consumed.
pub fn move_all(items: &Items) -> u64 {
    let (sender, receiver) = mpsc::sync_channel(0);
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                // Waits until the receiver has it.
                if sender.send(items.produce(number)).is_err() {
                    break; // nobody receives any more
                }
            }
        });
        receiver.iter().map(Item::consume).sum()
    })
}
