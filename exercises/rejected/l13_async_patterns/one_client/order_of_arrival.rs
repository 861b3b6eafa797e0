//! Refused: Your code returns the pages in the order in which they came.

use exercises::origin::{Client, Page};
use futures::stream::{FuturesUnordered, StreamExt};

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = &Client::connect().await;
    let requests: FuturesUnordered<_> = paths.into_iter().map(|path| client.get(path)).collect();
    requests.collect().await
}
