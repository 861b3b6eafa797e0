//! Refused: Your code hands the same document over twice.

use exercises::web::{Document, Item, fetch};
use futures::stream::{self, StreamExt};
use std::collections::HashMap;

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut known = HashMap::new();
    let mut documents = stream::iter(items).map(fetch).buffer_unordered(limit);
    while let Some(document) = documents.next().await {
        let first = known.entry(document.item).or_insert(document);
        done(first.clone());
    }
}
