//! Two futures of one task, each of which gives way.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let (first, second) = chunks.split_at(chunks.len() / 2);
    let sum = |chunks: Vec<Chunk>| async move {
        let mut sum = 0u64;
        for chunk in chunks {
            sum = sum.wrapping_add(digest(chunk));
            tokio::task::yield_now().await;
        }
        sum
    };
    let (first, second) = tokio::join!(sum(first.to_vec()), sum(second.to_vec()));
    first.wrapping_add(second)
}
