//! Refused: Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

#[expect(clippy::let_underscore_future, reason = "this is the mistake")]
pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for chunk in chunks {
        sum = sum.wrapping_add(digest(chunk));
        let _ = tokio::task::yield_now();
    }
    sum
}
