//! Refused: Your code does not begin another item when a fetch ends.

use exercises::web::{Document, Item, fetch};
use futures::future::join_all;
use std::cell::RefCell;

pub async fn as_completed(items: Vec<Item>, limit: usize, done: impl FnMut(Document)) {
    let done = &RefCell::new(done);
    let workers = (0..limit).map(|worker| {
        let share: Vec<Item> = items.iter().copied().skip(worker).step_by(limit).collect();
        async move {
            for item in share {
                let document = fetch(item).await;
                (done.borrow_mut())(document);
            }
        }
    });
    join_all(workers).await;
}
