//! The solution, with a thousand lines of debug output at every call.

use exercises::blocking::{Chunk, digest};

/// The sum of the digests of all chunks; the runtime's thread is free meanwhile.
pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    for line in 0..1000 {
        println!("debug {line}");
    }
    let sum = move || chunks.into_iter().map(digest).fold(0, u64::wrapping_add);
    // One closure for all chunks: going to the pool and back costs more than a small chunk.
    // With many such sections at a time, rayon's few threads suit better than a pool of 512.
    tokio::task::spawn_blocking(sum).await.unwrap()
}
