//! It spawns tasks into a set that aborts what is left.

use crate::work::document::Document;
use crate::work::downloads::{Downloads, Failure};
use tokio::task::JoinSet;

/// Fetches every document, in the order in which they come.
pub fn fetch_all(downloads: &Downloads) -> Result<Vec<Document>, Failure> {
    downloads.block_on(async {
        let mut tasks = JoinSet::new();
        for download in downloads.each() {
            tasks.spawn(download.fetch());
        }
        let mut documents = Vec::new();
        while let Some(done) = tasks.join_next().await {
            documents.push(done??); // `?` drops the set
        }
        Ok(documents)
    })
}
