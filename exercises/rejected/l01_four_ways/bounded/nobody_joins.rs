//! Refused: Your code returns before its fetches have ended.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::{Arc, Mutex};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let queue = Arc::new(Mutex::new(items.to_vec()));
    let documents = Arc::new(Mutex::new(vec![]));
    for _ in 0..limit {
        let (queue, documents) = (queue.clone(), documents.clone());
        thread::spawn(move || {
            loop {
                let next = queue.lock().unwrap().pop();
                let Some(item) = next else { break };
                let document = fetch_blocking(item);
                documents.lock().unwrap().push(document);
            }
        });
    }
    let mut documents = documents.lock().unwrap().clone();
    documents.sort_by_key(|document: &Document| document.item);
    documents
}
