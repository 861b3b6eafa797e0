//! It fetches one, saves it, and fetches the next one.

use crate::work::downloads::{Downloads, Failure};

/// Saves every document; gives the sum of their numbers.
pub fn save_all(downloads: &Downloads) -> Result<u64, Failure> {
    downloads.block_on(async {
        let mut saved = 0;
        for download in downloads.each() {
            saved += downloads.save(download.fetch().await?).await;
        }
        Ok(saved)
    })
}
