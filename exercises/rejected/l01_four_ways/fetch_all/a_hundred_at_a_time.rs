//! Refused: Your code asks for some items later than for others.

use exercises::web::{Document, Item, fetch};
use futures::future::join_all;
use tokio::sync::Semaphore;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let set = Semaphore::new(100);
    let set = &set;
    join_all(items.into_iter().map(|item| async move {
        let _p = set.acquire().await.unwrap();
        fetch(item).await
    }))
    .await
}
