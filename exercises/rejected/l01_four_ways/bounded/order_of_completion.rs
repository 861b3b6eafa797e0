//! Refused: Your code returns the documents in another order than the items.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let next = Mutex::new(items.iter());
    let documents = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..limit {
            scope.spawn(|| {
                loop {
                    let Some(item) = next.lock().unwrap().next().copied() else {
                        break;
                    };
                    let document = fetch_blocking(item);
                    documents.lock().unwrap().push(document);
                }
            });
        }
    });
    documents.into_inner().unwrap()
}
