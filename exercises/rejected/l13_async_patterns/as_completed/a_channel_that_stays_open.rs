//! Refused: Your code never returns, though every document has come.

use exercises::web::{Document, Item, fetch};
use std::sync::Arc;
use tokio::sync::{Semaphore, mpsc};

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let places = Arc::new(Semaphore::new(limit));
    let (tx, mut rx) = mpsc::unbounded_channel();
    for item in items {
        let (places, tx) = (Arc::clone(&places), tx.clone());
        tokio::spawn(async move {
            let _place = places.acquire_owned().await;
            let _ = tx.send(fetch(item).await);
        });
    }
    while let Some(document) = rx.recv().await {
        done(document);
    }
}
