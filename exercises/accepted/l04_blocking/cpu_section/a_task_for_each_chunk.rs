//! After each task the thread goes back to the runtime.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut tasks = tokio::task::JoinSet::new();
    for chunk in chunks {
        tasks.spawn(async move { digest(chunk) });
    }
    let mut sum = 0u64;
    while let Some(digest) = tasks.join_next().await {
        sum = sum.wrapping_add(digest.unwrap());
    }
    sum
}
