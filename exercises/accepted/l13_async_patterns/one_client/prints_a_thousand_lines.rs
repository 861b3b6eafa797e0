//! It tells very much about what it does.

use exercises::origin::{Client, Page};
use futures::future::join_all;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    for line in 0..1_000 {
        println!("{line} of {}", paths.len());
    }
    let client = Client::connect().await;
    join_all(paths.into_iter().map(|path| client.get(path))).await
}
