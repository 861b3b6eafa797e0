//! Refused: Your code asks for some items later than for others.

use exercises::web::{Document, Item, fetch};
use futures::future::join_all;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let mut documents = Vec::new();
    for batch in items.chunks(8) {
        documents.extend(join_all(batch.iter().copied().map(fetch)).await);
    }
    documents
}
