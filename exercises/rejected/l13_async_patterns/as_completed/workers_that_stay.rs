//! Refused: Your code leaves tasks behind that do not end.

use exercises::web::{Document, Item, fetch};
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc};

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let (jobs, queue) = mpsc::unbounded_channel();
    let queue = Arc::new(Mutex::new(queue));
    let (tx, mut rx) = mpsc::unbounded_channel();
    for _ in 0..limit {
        let (queue, jobs, tx) = (Arc::clone(&queue), jobs.clone(), tx.clone());
        tokio::spawn(async move {
            let _keeps_it_open = jobs;
            loop {
                let Some(item) = queue.lock().await.recv().await else {
                    break;
                };
                let _ = tx.send(fetch(item).await);
            }
        });
    }
    let number = items.len();
    for item in items {
        let _ = jobs.send(item);
    }
    for _ in 0..number {
        if let Some(document) = rx.recv().await {
            done(document);
        }
    }
}
