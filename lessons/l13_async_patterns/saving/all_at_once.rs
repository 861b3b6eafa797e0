//! It fetches everything at once, and then saves.

use crate::work::downloads::{Download, Downloads, Failure};
use futures::future::try_join_all;

/// Saves every document; gives the sum of their numbers.
pub fn save_all(downloads: &Downloads) -> Result<u64, Failure> {
    downloads.block_on(async {
        let mut saved = 0;
        let fetches = downloads.each().map(Download::fetch);
        for document in try_join_all(fetches).await? {
            saved += downloads.save(document).await;
        }
        Ok(saved)
    })
}
