//! It fetches a batch, saves it, and fetches the next batch.

use crate::work::downloads::{Download, Downloads, Failure};
use futures::future::try_join_all;

/// Saves every document; gives the sum of their numbers.
pub fn save_all(downloads: &Downloads, limit: usize) -> Result<u64, Failure> {
    downloads.block_on(async {
        let (mut saved, mut left) = (0, downloads.each().peekable());
        while left.peek().is_some() {
            let batch = left.by_ref().take(limit).map(Download::fetch);
            for document in try_join_all(batch).await? {
                // The slowest of the batch was waited for.
                saved += downloads.save(document).await;
            }
        }
        Ok(saved)
    })
}
