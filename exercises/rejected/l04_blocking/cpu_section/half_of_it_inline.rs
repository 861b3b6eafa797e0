//! Refused: Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let second = chunks[chunks.len() / 2..].to_vec();
    let aside = tokio::task::spawn_blocking(move || {
        second.into_iter().map(digest).fold(0, u64::wrapping_add)
    });
    let first = chunks[..chunks.len() / 2]
        .iter()
        .copied()
        .map(digest)
        .fold(0, u64::wrapping_add);
    first.wrapping_add(aside.await.unwrap())
}
