//! Refused: Your code has more fetches on their way than allowed.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let (tx, rx) = mpsc::channel();
    let mut documents = vec![];
    let mut active = 0;
    for item in items.iter().copied() {
        if active == limit
            && let Ok(document) = rx.recv_timeout(Duration::from_millis(500))
        {
            documents.push(document);
            active -= 1;
        }
        let tx = tx.clone();
        active += 1;
        thread::spawn(move || {
            let _ = tx.send(fetch_blocking(item));
        });
    }
    drop(tx);
    documents.extend(rx);
    documents.sort_by_key(|document: &Document| document.item);
    documents
}
