//! Futures in any order, and a place for each document.

use exercises::web::{Document, Item, fetch};
use futures::stream::{FuturesUnordered, StreamExt};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let mut documents = vec![None; items.len()];
    let mut futures: FuturesUnordered<_> = items
        .into_iter()
        .enumerate()
        .map(|(index, item)| async move { (index, fetch(item).await) })
        .collect();
    while let Some((index, document)) = futures.next().await {
        documents[index] = Some(document);
    }
    documents.into_iter().map(Option::unwrap).collect()
}
