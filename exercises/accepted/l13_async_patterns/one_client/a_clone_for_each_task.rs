//! Each request is a task with a clone of the client.

use exercises::origin::{Client, Page};

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let request = |path| {
        let client = client.clone();
        tokio::spawn(async move { client.get(path).await })
    };
    let tasks: Vec<_> = paths.into_iter().map(request).collect();
    let mut pages = Vec::new();
    for task in tasks {
        pages.push(task.await.unwrap());
    }
    pages
}
