//! Refused: Your code has more fetches on their way than allowed.

use exercises::web::{Document, Item, fetch};
use futures::stream::{FuturesUnordered, StreamExt};

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut fetches = FuturesUnordered::new();
    for item in items {
        fetches.push(fetch(item));
        if fetches.len() > limit
            && let Some(document) = fetches.next().await
        {
            done(document);
        }
    }
    while let Some(document) = fetches.next().await {
        done(document);
    }
}
