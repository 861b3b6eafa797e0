//! It spawns tasks, and awaits them one by one.

use crate::work::document::Document;
use crate::work::downloads::{Downloads, Failure};

/// Fetches every document.
pub fn fetch_all(downloads: &Downloads) -> Result<Vec<Document>, Failure> {
    downloads.block_on(async {
        let tasks: Vec<_> = downloads
            .each()
            .map(|download| tokio::spawn(download.fetch()))
            .collect();
        let mut documents = Vec::new();
        for task in tasks {
            // An error of the last one is seen last.
            documents.push(task.await??);
        }
        Ok(documents)
    })
}
