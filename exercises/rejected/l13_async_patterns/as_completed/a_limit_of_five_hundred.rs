//! Refused: Your code has fewer fetches on their way than allowed.

use exercises::web::{Document, Item, fetch};

use futures::StreamExt;

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut s = futures::stream::iter(items)
        .map(fetch)
        .buffer_unordered(limit.min(512));
    while let Some(d) = s.next().await {
        done(d);
    }
}
