//! Tasks that send their documents, which are sorted.

use exercises::web::{Document, Item, fetch};
use tokio::sync::mpsc;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let (tx, mut rx) = mpsc::channel(1);
    for item in items {
        let tx = tx.clone();
        tokio::spawn(async move {
            tx.send(fetch(item).await).await.unwrap();
        });
    }
    drop(tx);
    let mut documents = vec![];
    while let Some(document) = rx.recv().await {
        documents.push(document);
    }
    documents.sort_by_key(|document: &Document| document.item);
    documents
}
