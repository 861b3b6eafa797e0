//! Refused: Your code fetches an item twice.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let next = AtomicUsize::new(0);
    let documents = Mutex::new(vec![]);
    thread::scope(|scope| {
        for _ in 0..limit {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::SeqCst);
                    if index >= items.len() {
                        break;
                    }
                    fetch_blocking(items[index]);
                    let document = fetch_blocking(items[index]);
                    documents.lock().unwrap().push(document);
                }
            });
        }
    });
    let mut documents = documents.into_inner().unwrap();
    documents.sort_by_key(|document| document.item);
    documents
}
