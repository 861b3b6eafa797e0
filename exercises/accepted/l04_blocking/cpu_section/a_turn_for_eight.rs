//! A turn for the others after eight chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for part in chunks.chunks(8) {
        for chunk in part {
            sum = sum.wrapping_add(digest(*chunk));
        }
        tokio::task::yield_now().await;
    }
    sum
}
