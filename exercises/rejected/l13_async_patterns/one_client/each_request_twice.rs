//! Refused: Your code asks for a page more often than the list has it.

use exercises::origin::{Client, Page};
use futures::future::join_all;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = &Client::connect().await;
    join_all(
        paths
            .into_iter()
            .map(|path| async move { futures::join!(client.get(path), client.get(path)).0 }),
    )
    .await
}
