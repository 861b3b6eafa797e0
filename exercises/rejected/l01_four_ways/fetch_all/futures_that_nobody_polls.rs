//! Refused: Your code returns before all futures of `fetch` have been polled.

use exercises::web::{Document, Item, fetch};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let _f: Vec<_> = items.into_iter().map(fetch).collect();
    vec![]
}
