//! Refused: Your code returns before every document is there.

use exercises::web::{Document, Item, fetch};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let documents = Arc::new(Mutex::new(Vec::new()));
    for item in items {
        let documents = Arc::clone(&documents);
        tokio::spawn(async move {
            let document = fetch(item).await;
            documents.lock().unwrap().push(document);
        });
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut documents = documents.lock().unwrap().clone();
    documents.sort_by_key(|document| document.item);
    documents
}
