//! Refused: Your code has fewer fetches on their way than allowed.

use exercises::web::{Document, Item, fetch};
use futures::stream::{self, StreamExt};

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut documents = stream::iter(items)
        .map(fetch)
        .buffer_unordered((limit - 1).max(1));
    while let Some(document) = documents.next().await {
        done(document);
    }
}
