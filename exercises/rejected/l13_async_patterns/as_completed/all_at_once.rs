//! Refused: Your code has more fetches on their way than allowed.

use exercises::web::{Document, Item, fetch};
use tokio::task::JoinSet;

pub async fn as_completed(items: Vec<Item>, _limit: usize, mut done: impl FnMut(Document)) {
    let mut fetches: JoinSet<Document> = items.into_iter().map(fetch).collect();
    while let Some(document) = fetches.join_next().await {
        done(document.unwrap());
    }
}
