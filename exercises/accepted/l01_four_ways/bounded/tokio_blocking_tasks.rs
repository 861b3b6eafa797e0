//! Blocking tasks of a runtime, with its semaphore.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Arc;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let permits = Arc::new(tokio::sync::Semaphore::new(limit));
    runtime.block_on(async {
        let mut handles = vec![];
        for item in items.iter().copied() {
            let left = permits.clone().acquire_owned().await.unwrap();
            handles.push(tokio::task::spawn_blocking(move || {
                let document = fetch_blocking(item);
                drop(left);
                document
            }));
        }
        let mut documents = vec![];
        for handles in handles {
            documents.push(handles.await.unwrap());
        }
        documents
    })
}
