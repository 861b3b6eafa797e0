//! Refused: Your code puts the number of one item on the document of another.

use exercises::web::{Document, Item, fetch};
use tokio::task::JoinSet;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let ids: Vec<usize> = items.iter().map(|item| item.id).collect();
    let mut tasks = JoinSet::new();
    for item in items {
        tasks.spawn(fetch(item));
    }
    let mut documents = tasks.join_all().await;
    for (document, id) in documents.iter_mut().zip(ids) {
        document.item = id;
    }
    documents
}
