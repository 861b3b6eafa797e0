//! A task for each item, and their handles in order.

use exercises::web::{Document, Item, fetch};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let handles: Vec<_> = items
        .into_iter()
        .map(|item| tokio::spawn(fetch(item)))
        .collect();
    let mut documents = vec![];
    for handles in handles {
        documents.push(handles.await.unwrap());
    }
    documents
}
