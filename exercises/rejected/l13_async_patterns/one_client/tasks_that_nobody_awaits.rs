//! Refused: Your code returns before every page is there.

use exercises::origin::{Client, Page};
use std::sync::{Arc, Mutex};

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let pages = Arc::new(Mutex::new(Vec::new()));
    for path in paths {
        let (client, pages) = (client.clone(), Arc::clone(&pages));
        tokio::spawn(async move {
            let page = client.get(path).await;
            pages.lock().unwrap().push(page);
        });
    }
    tokio::task::yield_now().await;
    std::mem::take(&mut *pages.lock().unwrap())
}
