//! Refused: Your code sends one request after the other.

use exercises::origin::{Client, Page};

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let mut pages = Vec::new();
    for path in paths {
        pages.push(client.get(path).await);
    }
    pages
}
