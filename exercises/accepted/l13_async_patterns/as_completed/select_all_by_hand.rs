//! A list of futures, and the first of them that is ready.

use exercises::web::{Document, Item, fetch};
use futures::future::select_all;

pub async fn as_completed(mut items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut running = Vec::new();
    loop {
        while running.len() < limit
            && let Some(item) = items.pop()
        {
            running.push(Box::pin(fetch(item)));
        }
        if running.is_empty() {
            return;
        }
        let (document, _, rest) = select_all(running).await;
        done(document);
        running = rest;
    }
}
