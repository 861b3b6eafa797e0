//! Refused: Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    if chunks.len() < 100 {
        return chunks.into_iter().map(digest).fold(0, u64::wrapping_add);
    }
    tokio::task::spawn_blocking(move || chunks.into_iter().map(digest).fold(0, u64::wrapping_add))
        .await
        .unwrap()
}
