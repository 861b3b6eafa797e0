//! tokio's channel with few places, used from threads.

use crate::work::items::Items;
use std::thread;
use tokio::sync::mpsc;

/// Produces and consumes every item; gives how many were consumed.
pub fn move_all(items: &Items, capacity: usize) -> u64 {
    let (sender, mut receiver) = mpsc::channel(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                // In a task: `sender.send(item).await`.
                if sender.blocking_send(items.produce(number)).is_err() {
                    break; // nobody receives any more
                }
            }
        });
        let mut consumed = 0;
        while let Some(item) = receiver.blocking_recv() {
            consumed += item.consume();
        }
        consumed
    })
}
