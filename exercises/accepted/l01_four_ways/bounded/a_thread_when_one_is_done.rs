//! The next thread is started when any has sent its document.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::mpsc;
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let (tx, rx) = mpsc::channel();
    let mut documents: Vec<Option<Document>> = vec![None; items.len()];
    let mut active = 0;
    for item in items.iter().copied() {
        if active == limit {
            let document: Document = rx.recv().unwrap();
            let index = document.item;
            documents[index] = Some(document);
            active -= 1;
        }
        let tx = tx.clone();
        active += 1;
        thread::spawn(move || tx.send(fetch_blocking(item)).unwrap());
    }
    drop(tx);
    for document in rx {
        let index = document.item;
        documents[index] = Some(document);
    }
    documents.into_iter().map(Option::unwrap).collect()
}
