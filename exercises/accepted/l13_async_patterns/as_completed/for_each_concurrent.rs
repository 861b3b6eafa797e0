//! A stream that runs a few futures at the same time.

use exercises::web::{Document, Item, fetch};
use futures::stream::{self, StreamExt};
use std::cell::RefCell;

pub async fn as_completed(items: Vec<Item>, limit: usize, done: impl FnMut(Document)) {
    let done = &RefCell::new(done);
    stream::iter(items)
        .for_each_concurrent(limit, |item| async move {
            let document = fetch(item).await;
            (done.borrow_mut())(document);
        })
        .await;
}
