//! Refused: the task computes on the thread that all tasks run on, and never gives it back

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let sum = async move { chunks.into_iter().map(digest).fold(0, u64::wrapping_add) };
    tokio::spawn(sum).await.unwrap()
}
