//! A set of tasks, and the documents sorted by their numbers.

use exercises::web::{Document, Item, fetch};
use tokio::task::JoinSet;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let mut set: JoinSet<Document> = items.into_iter().map(fetch).collect();
    let mut documents = vec![];
    while let Some(document) = set.join_next().await {
        documents.push(document.unwrap());
    }
    documents.sort_by_key(|document| document.item);
    documents
}
