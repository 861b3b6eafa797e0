//! Refused: Your code waits on after the last document has come.

use exercises::web::{Document, Item, fetch};
use futures::stream::{self, StreamExt};
pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut documents = stream::iter(items).map(fetch).buffer_unordered(limit);
    while let Some(document) = documents.next().await {
        done(document);
    }
    tokio::time::sleep(std::time::Duration::from_millis(1)).await;
}
