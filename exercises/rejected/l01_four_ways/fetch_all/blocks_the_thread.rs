//! Refused: Your code calls `fetch_blocking` in async code.

use exercises::web::{Document, Item, fetch_blocking};
use futures::future::join_all;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let fetch = |item| async move { fetch_blocking(item) };
    join_all(items.into_iter().map(fetch)).await
}
