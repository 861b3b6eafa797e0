//! It waits for all, and then looks for errors.

use crate::work::document::Document;
use crate::work::downloads::{Download, Downloads, Failure};
use futures::future::join_all;

/// Fetches every document.
pub fn fetch_all(downloads: &Downloads) -> Result<Vec<Document>, Failure> {
    downloads.block_on(async {
        let documents = join_all(downloads.each().map(Download::fetch)).await;
        documents.into_iter().collect() // the error is seen when all are done
    })
}
