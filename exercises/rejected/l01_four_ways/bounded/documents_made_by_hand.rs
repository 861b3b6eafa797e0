//! Refused: Your code returns a document that no fetch has brought.

use exercises::web::{Document, Item, fetch_blocking};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    use std::sync::atomic::*;
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..limit {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    fetch_blocking(*item);
                }
            });
        }
    });
    items
        .iter()
        .map(|item| Document {
            item: item.id,
            text: format!("document {}", item.id),
        })
        .collect()
}
