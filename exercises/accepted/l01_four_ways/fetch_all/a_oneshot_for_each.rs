//! A channel for each document.

use exercises::web::{Document, Item, fetch};
use tokio::sync::oneshot;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let receivers: Vec<_> = items
        .into_iter()
        .map(|item| {
            let (tx, rx) = oneshot::channel();
            tokio::spawn(async move {
                let _ = tx.send(fetch(item).await);
            });
            rx
        })
        .collect();
    let mut documents = Vec::new();
    for receivers in receivers {
        documents.push(receivers.await.unwrap());
    }
    documents
}
