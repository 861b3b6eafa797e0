//! Refused: Your code does not begin another item when a fetch ends.

use exercises::web::{Document, Item, fetch};
use futures::stream::{self, StreamExt};

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut documents = stream::iter(items).map(fetch).buffered(limit);
    while let Some(document) = documents.next().await {
        done(document);
    }
}
