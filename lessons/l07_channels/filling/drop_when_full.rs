//! A channel with few places: what finds it full is dropped.

use crate::work::items::{Item, Items};
use std::sync::mpsc::{self, TrySendError};
use std::thread;

/// Produces every item; gives how many were consumed.
pub fn move_all(items: &Items, capacity: usize) -> u64 {
    let (sender, receiver) = mpsc::sync_channel(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                match sender.try_send(items.produce(number)) {
                    Ok(()) => {}
                    Err(TrySendError::Full(item)) => drop(item),
                    Err(TrySendError::Disconnected(_)) => break,
                }
            }
        });
        receiver.iter().map(Item::consume).sum()
    })
}
