//! Refused: Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};
use futures::StreamExt;

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let digests = futures::stream::iter(chunks).map(|chunk| async move { digest(chunk) });
    digests
        .buffered(8)
        .fold(0u64, |sum, digest| async move { sum.wrapping_add(digest) })
        .await
}
