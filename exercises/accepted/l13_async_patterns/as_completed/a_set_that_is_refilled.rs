//! A JoinSet that is filled again whenever a task ends.

use exercises::web::{Document, Item, fetch};
use tokio::task::JoinSet;

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut items = items.into_iter();
    let mut fetches = JoinSet::new();
    for item in items.by_ref().take(limit) {
        fetches.spawn(fetch(item));
    }
    while let Some(document) = fetches.join_next().await {
        if let Some(item) = items.next() {
            fetches.spawn(fetch(item));
        }
        done(document.expect("a fetch does not panic"));
    }
}
