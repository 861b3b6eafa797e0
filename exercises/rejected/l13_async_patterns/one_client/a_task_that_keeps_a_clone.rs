//! Refused: Your code leaves its connection open.

use exercises::origin::{Client, Page};
use futures::future::join_all;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let kept = client.clone();
    tokio::spawn(async move {
        let _kept = kept;
        std::future::pending::<()>().await;
    });
    join_all(paths.into_iter().map(|path| client.get(path))).await
}
