//! Workers in a LocalSet.

use exercises::web::{Document, Item, fetch};
use std::cell::RefCell;
use std::rc::Rc;
use tokio::task::LocalSet;
pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let set = LocalSet::new();
    let queue = Rc::new(RefCell::new(items.into_iter()));
    let (tx, mut rx) = tokio::sync::mpsc::unbounded_channel();
    for _ in 0..limit {
        let (queue, tx) = (queue.clone(), tx.clone());
        set.spawn_local(async move {
            loop {
                let Some(item) = queue.borrow_mut().next() else {
                    break;
                };
                tx.send(fetch(item).await).unwrap();
            }
        });
    }
    drop(tx);
    set.run_until(async {
        while let Some(d) = rx.recv().await {
            done(d)
        }
    })
    .await;
}
