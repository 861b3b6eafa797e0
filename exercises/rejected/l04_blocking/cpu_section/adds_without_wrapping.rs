//! Refused: Your sum does not wrap around.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    tokio::task::spawn_blocking(move || chunks.into_iter().map(digest).sum())
        .await
        .unwrap()
}
