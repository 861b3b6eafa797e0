//! Refused: Your code has more fetches on their way than allowed.

use exercises::web::{Document, Item, fetch};
use futures::stream::{FuturesUnordered, StreamExt};
use tokio::sync::Semaphore;

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let places = &Semaphore::new(limit);
    let fetches = items.into_iter().map(|item| async move {
        let _ = places.acquire().await;
        fetch(item).await
    });
    let mut fetches: FuturesUnordered<_> = fetches.collect();
    while let Some(document) = fetches.next().await {
        done(document);
    }
}
