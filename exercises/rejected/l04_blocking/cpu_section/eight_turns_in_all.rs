//! Refused: Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for part in chunks.chunks((chunks.len() / 8).max(1)) {
        for chunk in part {
            sum = sum.wrapping_add(digest(*chunk));
        }
        tokio::task::yield_now().await;
    }
    sum
}
