//! Refused: Some chunks were never computed.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for part in chunks.chunks_exact(8) {
        for chunk in part {
            sum = sum.wrapping_add(digest(*chunk));
        }
        tokio::task::yield_now().await;
    }
    sum
}
