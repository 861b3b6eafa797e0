//! The thread stops being a worker while it computes.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    tokio::task::block_in_place(|| chunks.into_iter().map(digest).fold(0, u64::wrapping_add))
}
