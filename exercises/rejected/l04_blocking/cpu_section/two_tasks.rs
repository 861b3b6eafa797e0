//! Refused: A task that your code spawned computes on the worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let second = chunks[chunks.len() / 2..].to_vec();
    let first = chunks[..chunks.len() / 2].to_vec();
    let sum = |chunks: Vec<Chunk>| async move {
        chunks.into_iter().map(digest).fold(0, u64::wrapping_add)
    };
    let (first, second) = (tokio::spawn(sum(first)), tokio::spawn(sum(second)));
    first.await.unwrap().wrapping_add(second.await.unwrap())
}
