//! Refused: A task that your code spawned computes on the worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let sum = async move { chunks.into_iter().map(digest).fold(0, u64::wrapping_add) };
    tokio::spawn(sum).await.unwrap()
}
