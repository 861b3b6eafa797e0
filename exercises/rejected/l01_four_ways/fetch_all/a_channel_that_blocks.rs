//! Refused: Your code blocks a thread and never returns.

use exercises::web::{Document, Item, fetch};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let count = items.len();
    let (tx, rx) = std::sync::mpsc::channel();
    for item in items {
        let tx = tx.clone();
        tokio::spawn(async move {
            tx.send(fetch(item).await).unwrap();
        });
    }
    let mut documents: Vec<Document> = rx.iter().take(count).collect();
    documents.sort_by_key(|document| document.item);
    documents
}
