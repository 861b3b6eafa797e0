//! It prints a lot.

use exercises::web::{Document, Item, fetch};
use futures::stream::{self, StreamExt};

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    for line in 0..1_000 {
        println!("line {line} for {} items", items.len());
    }
    let mut documents = stream::iter(items).map(fetch).buffer_unordered(limit);
    while let Some(document) = documents.next().await {
        done(document);
    }
}
