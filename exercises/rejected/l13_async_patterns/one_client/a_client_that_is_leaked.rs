//! Refused: Your code leaves its connection open.

use exercises::origin::{Client, Page};

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client: &'static Client = Box::leak(Box::new(Client::connect().await));
    let tasks: Vec<_> = paths
        .into_iter()
        .map(|path| tokio::spawn(client.get(path)))
        .collect();
    let mut pages = Vec::new();
    for task in tasks {
        pages.push(task.await.unwrap());
    }
    pages
}
