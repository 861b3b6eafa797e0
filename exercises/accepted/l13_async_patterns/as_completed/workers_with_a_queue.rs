//! As many workers as allowed; they take items from a common iterator.

use exercises::web::{Document, Item, fetch};
use std::sync::{Arc, Mutex};
use tokio::sync::mpsc;

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let queue = Arc::new(Mutex::new(items));
    let (tx, mut rx) = mpsc::unbounded_channel();
    for _ in 0..limit {
        let (queue, tx) = (Arc::clone(&queue), tx.clone());
        tokio::spawn(async move {
            loop {
                let item = queue.lock().unwrap().pop();
                let Some(item) = item else { break };
                let _ = tx.send(fetch(item).await);
            }
        });
    }
    drop(tx);
    while let Some(document) = rx.recv().await {
        done(document);
    }
}
