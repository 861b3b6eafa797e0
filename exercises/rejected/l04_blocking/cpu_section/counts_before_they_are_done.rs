//! Refused: The sum is not the one of the digests.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let sum = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
    for chunk in chunks {
        let sum = sum.clone();
        tokio::task::spawn_blocking(move || {
            sum.fetch_add(digest(chunk), std::sync::atomic::Ordering::SeqCst)
        });
    }
    sum.load(std::sync::atomic::Ordering::SeqCst)
}
