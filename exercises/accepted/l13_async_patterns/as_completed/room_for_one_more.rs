//! A JoinSet that makes room before each item.

use exercises::web::{Document, Item, fetch};
use tokio::task::JoinSet;
pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut set = JoinSet::new();
    for item in items {
        if set.len() == limit {
            done(set.join_next().await.unwrap().unwrap());
        }
        set.spawn(fetch(item));
    }
    while let Some(d) = set.join_next().await {
        done(d.unwrap());
    }
}
