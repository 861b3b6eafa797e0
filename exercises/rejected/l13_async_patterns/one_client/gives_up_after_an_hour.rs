//! Refused: Your code drops a request before its page is there.

use exercises::origin::{Client, Page};
use futures::future::join_all;
use std::time::Duration;
use tokio::time::timeout;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = &Client::connect().await;
    join_all(paths.into_iter().map(|path| async move {
        let hour = Duration::from_secs(3_600);
        let late = Page {
            path,
            text: String::new(),
        };
        timeout(hour, client.get(path)).await.unwrap_or(late)
    }))
    .await
}
