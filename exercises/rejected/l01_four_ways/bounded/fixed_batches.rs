//! Refused: Your code does not begin another item when a fetch ends.

use exercises::web::{Document, Item, fetch_blocking};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let mut documents = Vec::new();
    for batch in items.chunks(limit) {
        thread::scope(|scope| {
            let threads: Vec<_> = batch
                .iter()
                .map(|item| scope.spawn(|| fetch_blocking(*item)))
                .collect();
            documents.extend(threads.into_iter().map(|thread| thread.join().unwrap()));
        });
    }
    documents
}
