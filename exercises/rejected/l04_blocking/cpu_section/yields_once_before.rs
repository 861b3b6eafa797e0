//! Refused: Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    tokio::task::yield_now().await;
    chunks.into_iter().map(digest).fold(0, u64::wrapping_add)
}
