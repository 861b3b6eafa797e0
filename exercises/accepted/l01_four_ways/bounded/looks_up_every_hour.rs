//! A wait with a limit, after which it waits on.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let (tx, rx) = mpsc::channel();
    let mut documents: Vec<Document> = Vec::new();
    let mut begun = 0;
    while documents.len() < items.len() {
        while begun < items.len() && begun - documents.len() < limit {
            let (tx, item) = (tx.clone(), items[begun]);
            thread::spawn(move || tx.send(fetch_blocking(item)));
            begun += 1;
        }
        match rx.recv_timeout(Duration::from_secs(3600)) {
            Ok(document) => documents.push(document),
            Err(RecvTimeoutError::Timeout) => eprintln!("still waiting"),
            Err(RecvTimeoutError::Disconnected) => unreachable!("one sender is kept here"),
        }
    }
    documents.sort_by_key(|document| document.item);
    documents
}
