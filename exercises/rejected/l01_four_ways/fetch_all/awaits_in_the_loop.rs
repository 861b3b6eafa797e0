//! Refused: Your code fetches the items one after the other.

use exercises::web::{Document, Item, fetch};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let mut documents = Vec::new();
    for item in items {
        documents.push(fetch(item).await);
    }
    documents
}
