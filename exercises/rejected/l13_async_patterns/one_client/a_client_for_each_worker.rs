//! Refused: Your code opens several connections, where one is enough.

use exercises::origin::{Client, Page};
use futures::future::join_all;
use std::cell::RefCell;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let left = RefCell::new(paths.into_iter().enumerate());
    let pages = RefCell::new(Vec::new());
    join_all((0..4).map(|_| async {
        let client = Client::connect().await;
        loop {
            let next = left.borrow_mut().next();
            let Some((at, path)) = next else { break };
            let page = client.get(path).await;
            pages.borrow_mut().push((at, page));
        }
    }))
    .await;
    let mut pages = pages.into_inner();
    pages.sort_by_key(|(at, _)| *at);
    pages.into_iter().map(|(_, page)| page).collect()
}
