//! Refused: Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for chunk in chunks {
        sum = sum.wrapping_add(digest(chunk));
        tokio::task::consume_budget().await; // gives way only after 128 times
    }
    sum
}
