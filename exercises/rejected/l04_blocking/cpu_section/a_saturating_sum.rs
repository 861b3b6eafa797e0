//! Refused: The sum is not the one of the digests.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let sum = move || chunks.into_iter().map(digest).fold(0, u64::saturating_add);
    tokio::task::spawn_blocking(sum).await.unwrap()
}
