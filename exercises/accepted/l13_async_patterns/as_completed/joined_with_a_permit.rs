//! One future for each item, joined; `done` is called inside of it.

use exercises::web::{Document, Item, fetch};
use futures::future::join_all;
use std::cell::RefCell;
use tokio::sync::Semaphore;

pub async fn as_completed(items: Vec<Item>, limit: usize, done: impl FnMut(Document)) {
    let (places, done) = (&Semaphore::new(limit), &RefCell::new(done));
    let fetches = items.into_iter().map(|item| async move {
        let _place = places.acquire().await;
        let document = fetch(item).await;
        (done.borrow_mut())(document);
    });
    join_all(fetches).await;
}
