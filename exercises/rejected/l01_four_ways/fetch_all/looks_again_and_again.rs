//! Refused: Your code waits on after the last document has come.

use exercises::web::{Document, Item, fetch};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let count = items.len();
    let documents = Arc::new(Mutex::new(vec![]));
    for item in items {
        let documents = documents.clone();
        tokio::spawn(async move {
            let document = fetch(item).await;
            documents.lock().unwrap().push(document);
        });
    }
    while documents.lock().unwrap().len() < count {
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    let mut document = documents.lock().unwrap().clone();
    document.sort_by_key(|document| document.item);
    document
}
