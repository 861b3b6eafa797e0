//! Refused: Your code asks for some items later than for others.

use exercises::web::{Document, Item, fetch};
use futures::future::join_all;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let (first, second) = items.split_at(items.len() / 2);
    let mut document = join_all(first.iter().copied().map(fetch)).await;
    document.extend(join_all(second.iter().copied().map(fetch)).await);
    document
}
