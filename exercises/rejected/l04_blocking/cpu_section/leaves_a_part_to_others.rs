//! Refused: The sum is not the one of the digests.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let second = chunks[chunks.len() / 2..].to_vec();
    tokio::task::spawn_blocking(move || second.into_iter().map(digest).fold(0, u64::wrapping_add));
    let first = chunks[..chunks.len() / 2].to_vec();
    let sum = move || first.into_iter().map(digest).fold(0, u64::wrapping_add);
    tokio::task::spawn_blocking(sum).await.unwrap()
}
