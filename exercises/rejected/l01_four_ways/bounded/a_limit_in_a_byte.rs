//! Refused: Your code has fewer fetches on their way than allowed.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let queue = Mutex::new(items.iter().copied());
    let documents = Mutex::new(vec![]);
    thread::scope(|scope| {
        for _ in 0..(limit as u8) {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().unwrap().next();
                    let Some(item) = next else { break };
                    let document = fetch_blocking(item);
                    documents.lock().unwrap().push(document);
                }
            });
        }
    });
    let mut documents = documents.into_inner().unwrap();
    documents.sort_by_key(|document| document.item);
    documents
}
