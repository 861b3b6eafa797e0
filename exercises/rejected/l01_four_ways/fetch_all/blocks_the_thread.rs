//! Refused: the thread is blocked, so nothing else can be polled

use exercises::web::{Document, Item, fetch_blocking};
use futures::future::join_all;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    join_all(items.into_iter().map(async |item| fetch_blocking(item))).await
}
