//! Tasks of eight chunks each.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let tasks: Vec<_> = chunks
        .chunks(8)
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
