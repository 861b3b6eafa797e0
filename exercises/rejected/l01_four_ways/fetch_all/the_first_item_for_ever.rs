//! Refused: Your code fetches an item twice.

use exercises::web::{Document, Item, fetch};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let mut documents = vec![];
    if items.is_empty() {
        return documents;
    }
    loop {
        documents.push(fetch(items[0]).await);
    }
}
