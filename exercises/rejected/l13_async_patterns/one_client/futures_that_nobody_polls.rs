//! Refused: Your code does not ask for every page.

use exercises::origin::{Client, Page};

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let requests: Vec<_> = paths.into_iter().map(|path| client.get(path)).collect();
    drop(requests);
    Vec::new()
}
