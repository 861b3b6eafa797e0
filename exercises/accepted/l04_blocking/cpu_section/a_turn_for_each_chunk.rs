//! A turn for the others after each chunk.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for chunk in chunks {
        sum = sum.wrapping_add(digest(chunk));
        tokio::task::yield_now().await;
    }
    sum
}
