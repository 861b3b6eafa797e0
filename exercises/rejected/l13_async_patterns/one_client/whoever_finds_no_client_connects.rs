//! Refused: Your code opens a connection for each request.

use exercises::origin::{Client, Page};
use futures::future::join_all;
use std::cell::RefCell;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let kept = RefCell::new(None);
    let kept = &kept;
    join_all(paths.into_iter().map(|path| async move {
        if kept.borrow().is_none() {
            let client = Client::connect().await;
            kept.replace(Some(client));
        }
        let client = kept.borrow().clone().unwrap();
        client.get(path).await
    }))
    .await
}
