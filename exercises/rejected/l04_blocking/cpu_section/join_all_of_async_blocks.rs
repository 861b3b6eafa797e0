//! Refused: Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};
use futures::future::join_all;

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let digests = join_all(chunks.into_iter().map(|chunk| async move { digest(chunk) })).await;
    digests.into_iter().fold(0, u64::wrapping_add)
}
