//! It returns at the first error, and drops the rest.

use crate::work::document::Document;
use crate::work::downloads::{Download, Downloads, Failure};
use futures::future::try_join_all;

/// Fetches every document.
pub fn fetch_all(downloads: &Downloads) -> Result<Vec<Document>, Failure> {
    downloads.block_on(async {
        // Futures: nobody else owns them.
        try_join_all(downloads.each().map(Download::fetch)).await
    })
}
