//! It spawns tasks, and returns at the first error.

use crate::work::document::Document;
use crate::work::downloads::{Downloads, Failure};
use futures::future::try_join_all;

/// Fetches every document.
pub fn fetch_all(downloads: &Downloads) -> Result<Vec<Document>, Failure> {
    downloads.block_on(async {
        let tasks = downloads
            .each()
            // Tasks: the runtime owns them.
            .map(|download| tokio::spawn(download.fetch()));
        try_join_all(tasks.map(async |task| task.await?)).await
    })
}
