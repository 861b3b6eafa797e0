//! Refused: Some chunks were computed more than once.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for half in chunks.chunks(chunks.len().div_ceil(2).max(1)) {
        let half = half.to_vec();
        let first = half[0];
        let part = move || half.into_iter().map(digest).fold(0, u64::wrapping_add);
        sum = sum.wrapping_add(tokio::task::spawn_blocking(part).await.unwrap());
        tracing(digest(first));
    }
    sum
}

fn tracing(_digest: u64) {}
