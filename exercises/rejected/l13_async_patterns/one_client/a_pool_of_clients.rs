//! Refused: Your code opens a connection for each request.

use exercises::origin::{Client, Page};
use futures::future::join_all;
use std::cell::RefCell;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let pool = RefCell::new(Vec::new());
    let pool = &pool;
    join_all(paths.into_iter().map(|path| async move {
        let free = pool.borrow_mut().pop();
        let client = match free {
            Some(client) => client,
            None => Client::connect().await,
        };
        let page = client.get(path).await;
        pool.borrow_mut().push(client);
        page
    }))
    .await
}
