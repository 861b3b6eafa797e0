//! Refused: Your code does not begin another item when a fetch ends.

use exercises::web::{Document, Item, fetch_blocking};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let mut documents = Vec::new();
    let mut threads: Vec<thread::JoinHandle<Document>> = Vec::new();
    for item in items.iter().copied() {
        if threads.len() == limit {
            documents.push(threads.pop().unwrap().join().unwrap());
        }
        threads.push(thread::spawn(move || fetch_blocking(item)));
    }
    documents.extend(threads.into_iter().map(|thread| thread.join().unwrap()));
    documents.sort_by_key(|document| document.item);
    documents
}
