//! Refused: Some chunks were never computed.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let sum = move || chunks.into_iter().skip(1).map(digest).fold(0, u64::wrapping_add);
    tokio::task::spawn_blocking(sum).await.unwrap()
}
