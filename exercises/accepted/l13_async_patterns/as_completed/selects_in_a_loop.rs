//! A loop around `select!`: a permit comes, or a document.

use exercises::web::{Document, Item, fetch};
use futures::stream::{FuturesUnordered, StreamExt};

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut items = items.into_iter().peekable();
    let mut fetches = FuturesUnordered::new();
    loop {
        tokio::select! {
            biased;
            Some(document) = fetches.next(), if !fetches.is_empty() => done(document),
            () = std::future::ready(()), if fetches.len() < limit && items.peek().is_some() => {
                fetches.extend(items.next().map(fetch));
            }
            else => return,
        }
    }
}
