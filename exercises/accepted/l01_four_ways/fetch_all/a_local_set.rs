//! Tasks that stay on this thread.

use exercises::web::{Document, Item, fetch};
use tokio::task::{LocalSet, spawn_local};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    LocalSet::new()
        .run_until(async move {
            let handles: Vec<_> = items
                .into_iter()
                .map(|item| spawn_local(fetch(item)))
                .collect();
            let mut documents = vec![];
            for handles in handles {
                documents.push(handles.await.unwrap());
            }
            documents
        })
        .await
}
