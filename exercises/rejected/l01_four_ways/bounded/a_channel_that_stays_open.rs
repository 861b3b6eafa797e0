//! Refused: Your code never returns, though every document has come.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::{Mutex, mpsc};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let queue = Mutex::new(items.iter().copied());
    let (tx, rx) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..limit {
            let tx = tx.clone();
            let queue = &queue;
            scope.spawn(move || {
                loop {
                    let next = queue.lock().unwrap().next();
                    let Some(item) = next else { break };
                    tx.send(fetch_blocking(item)).unwrap();
                }
            });
        }
        let mut documents: Vec<Document> = rx.iter().collect();
        documents.sort_by_key(|document| document.item);
        documents
    })
}
