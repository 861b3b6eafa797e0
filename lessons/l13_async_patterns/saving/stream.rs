//! It saves in the loop over a stream, which stands still.

use crate::work::downloads::{Download, Downloads, Failure};
use futures::stream::{self, StreamExt};

/// Saves every document; gives the sum of their numbers.
pub fn save_all(downloads: &Downloads, limit: usize) -> Result<u64, Failure> {
    downloads.block_on(async {
        let fetched = stream::iter(downloads.each().map(Download::fetch));
        let mut fetched = fetched.buffer_unordered(limit);
        let mut saved = 0;
        while let Some(document) = fetched.next().await {
            // Nobody polls the stream now.
            saved += downloads.save(document?).await;
        }
        Ok(saved)
    })
}
