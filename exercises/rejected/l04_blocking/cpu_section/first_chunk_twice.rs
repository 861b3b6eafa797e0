//! Refused: Some chunks were computed more than once.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = chunks.first().map_or(0, |first| digest(*first));
    for chunk in chunks {
        sum = sum.wrapping_add(digest(chunk));
        tokio::task::yield_now().await;
    }
    sum
}
