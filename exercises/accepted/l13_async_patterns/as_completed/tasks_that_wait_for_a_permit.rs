//! A task for each item; each waits for a permit, and sends its document.

use exercises::web::{Document, Item, fetch};
use std::sync::Arc;
use tokio::sync::{Semaphore, mpsc};

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let places = Arc::new(Semaphore::new(limit));
    let (tx, mut rx) = mpsc::channel(1);
    for item in items {
        let (places, tx) = (Arc::clone(&places), tx.clone());
        tokio::spawn(async move {
            let place = places.acquire().await.unwrap();
            let document = fetch(item).await;
            drop(place);
            let _ = tx.send(document).await;
        });
    }
    drop(tx);
    while let Some(document) = rx.recv().await {
        done(document);
    }
}
