//! A tokio task for every item, on a few worker threads.

use crate::work::document::Document;
use crate::work::nonblocking::fetch;
use crate::work::waiting::Item;
use anyhow::Result;
use tokio::runtime::Builder;

/// Fetches every item on `workers` worker threads; the documents come in the
/// order of the items.
pub fn fetch_all(items: &[Item], workers: usize) -> Result<Vec<Document>> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // A task may outlive this function as far as the compiler knows, so it
        // owns its item.
        let tasks: Vec<_> = items
            .iter()
            .cloned()
            .map(|item| tokio::spawn(async move { fetch(&item).await }))
            .collect();
        let mut documents = Vec::with_capacity(tasks.len());
        for task in tasks {
            documents.push(task.await??);
        }
        Ok(documents)
    })
}
