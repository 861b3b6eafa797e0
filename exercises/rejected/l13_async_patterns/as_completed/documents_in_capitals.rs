//! Refused: Your code hands over a document that no fetch has brought.

use exercises::web::{Document, Item, fetch};
use futures::stream::{self, StreamExt};
pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut documents = stream::iter(items).map(fetch).buffer_unordered(limit);
    while let Some(mut document) = documents.next().await {
        document.text = document.text.to_uppercase();
        done(document);
    }
}
