//! Refused: Your code does not begin another item when a fetch ends.

use exercises::web::{Document, Item, fetch_blocking};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let share = items.len().div_ceil(limit).max(1);
    thread::scope(|scope| {
        let threads: Vec<_> = items
            .chunks(share)
            .map(|items| {
                scope.spawn(move || {
                    items
                        .iter()
                        .copied()
                        .map(fetch_blocking)
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
