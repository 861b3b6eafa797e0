//! Refused: The sum is not the one of the digests.

use exercises::blocking::{Chunk, digest};
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

static SUM: AtomicU64 = AtomicU64::new(0);

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut own = 0u64;
    for chunk in chunks {
        SUM.fetch_add(digest(chunk), SeqCst);
        tokio::task::yield_now().await;
        own = SUM.load(SeqCst);
    }
    SUM.store(0, SeqCst);
    own
}
