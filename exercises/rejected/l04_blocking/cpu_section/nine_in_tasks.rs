//! Refused: A task that your code spawned computes on the worker thread, and does not give it back after 8 chunks.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let tasks: Vec<_> = chunks
        .chunks(9)
        .map(|part| {
            let part = part.to_vec();
            tokio::spawn(async move { part.into_iter().map(digest).fold(0, u64::wrapping_add) })
        })
        .collect();
    let mut sum = 0u64;
    for task in tasks {
        sum = sum.wrapping_add(task.await.unwrap());
    }
    sum
}
