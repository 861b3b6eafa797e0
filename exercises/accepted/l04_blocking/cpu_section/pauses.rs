//! A pause of a millisecond after eight chunks.

use exercises::blocking::{Chunk, digest};
use std::time::Duration;

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for part in chunks.chunks(8) {
        sum = part
            .iter()
            .copied()
            .map(digest)
            .fold(sum, u64::wrapping_add);
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    sum
}
