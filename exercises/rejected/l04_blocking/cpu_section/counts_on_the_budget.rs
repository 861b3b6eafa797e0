//! Refused: the task computes on the thread that all tasks run on, and never gives it back

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for chunk in chunks {
        sum = sum.wrapping_add(digest(chunk));
        tokio::task::consume_budget().await; // gives way only after 128 times
    }
    sum
}
