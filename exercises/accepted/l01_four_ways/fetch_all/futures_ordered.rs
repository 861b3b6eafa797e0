//! A stream that keeps the order of its futures.

use exercises::web::{Document, Item, fetch};
use futures::stream::{FuturesOrdered, StreamExt};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    items
        .into_iter()
        .map(fetch)
        .collect::<FuturesOrdered<_>>()
        .collect()
        .await
}
