//! Refused: Your code does something else before it connects.

use exercises::origin::{Client, Page};
use futures::future::join_all;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    let client = Client::connect().await;
    join_all(paths.into_iter().map(|path| client.get(path))).await
}
