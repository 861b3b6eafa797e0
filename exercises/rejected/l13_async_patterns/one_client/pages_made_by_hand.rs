//! Refused: Your code returns a page that no request has brought.

use exercises::origin::{Client, Page};
use futures::future::join_all;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let mut pages = join_all(paths.into_iter().map(|path| client.get(path))).await;
    for page in &mut pages {
        page.text = format!("page {}", page.path);
    }
    pages
}
