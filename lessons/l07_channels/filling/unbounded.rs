//! A channel without a limit: sending never waits.

use crate::work::items::{Item, Items};
use std::sync::mpsc;
use std::thread;

/// Produces and consumes every item; gives how many were consumed.
pub fn move_all(items: &Items) -> u64 {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                if sender.send(items.produce(number)).is_err() {
                    break; // nobody receives any more
                }
            }
            // The sender is dropped here, and that ends the consumer's loop.
        });
        receiver.iter().map(Item::consume).sum()
    })
}
