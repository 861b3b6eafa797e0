//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    std::thread::scope(|scope| {
        let parts: Vec<_> = chunks
            .chunks(chunks.len().div_ceil(4).max(1))
            .map(|part| scope.spawn(|| part.iter().copied().map(digest).fold(0, u64::wrapping_add)))
            .collect();
        parts.into_iter().map(|part| part.join().unwrap()).fold(0, u64::wrapping_add)
    })
}
