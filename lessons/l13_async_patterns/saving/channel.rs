//! A task of its own fetches into a channel with few places.

use crate::work::downloads::{Download, Downloads, Failure};
use futures::stream::{self, StreamExt};
use tokio::sync::mpsc;

/// Saves every document; gives the sum of their numbers.
pub fn save_all(downloads: &Downloads, limit: usize) -> Result<u64, Failure> {
    downloads.block_on(async {
        let (sender, mut fetched) = mpsc::channel(limit);
        let each = downloads.each();
        tokio::spawn(async move {
            let fetches = stream::iter(each.map(Download::fetch));
            let mut stream = fetches.buffer_unordered(limit);
            while let Some(document) = stream.next().await {
                if sender.send(document).await.is_err() {
                    break; // nobody saves any more
                }
            }
        });
        let mut saved = 0;
        while let Some(document) = fetched.recv().await {
            saved += downloads.save(document?).await;
        }
        Ok(saved)
    })
}
