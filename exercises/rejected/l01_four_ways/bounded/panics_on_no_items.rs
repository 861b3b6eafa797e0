//! Refused: your code panicked: called `Result::unwrap()` on an `Err` value: RecvError

use exercises::web::{Document, Item, fetch_blocking};
use std::collections::VecDeque;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let queue = Arc::new(Mutex::new(VecDeque::from(items.to_vec())));
    let (tx, rx) = mpsc::channel();
    for _ in 0..limit {
        let (queue, tx) = (Arc::clone(&queue), tx.clone());
        thread::spawn(move || {
            loop {
                let item = queue.lock().unwrap().pop_front();
                let Some(item) = item else { break };
                tx.send(fetch_blocking(item)).unwrap();
            }
        });
    }
    drop(tx);
    let first = rx.recv().unwrap();
    let mut documents = vec![first];
    documents.extend(rx);
    documents.sort_by_key(|document| document.item);
    documents
}
