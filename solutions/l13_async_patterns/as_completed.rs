//! A stream that keeps `limit` fetches on their way, and gives each document when it comes.

use exercises::web::{Document, Item, fetch};
use futures::stream::{self, StreamExt};

/// Fetches every item, at most `limit` at the same time, and hands each document over when it comes.
pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    // `map(fetch)` makes a future only when one is asked for. buffer_unordered asks for the next one when it polls and
    // has fewer than `limit`: so another item begins at the instant at which any fetch ends.
    let mut documents = stream::iter(items).map(fetch).buffer_unordered(limit);
    // A stream is polled only while somebody awaits its next item. Nothing else is awaited in this loop; if `done` took
    // its time with an `.await`, the fetches would stand still meanwhile.
    while let Some(document) = documents.next().await {
        done(document);
    }
}
