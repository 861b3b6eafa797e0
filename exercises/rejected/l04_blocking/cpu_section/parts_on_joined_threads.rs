//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let mut sum = 0u64;
    for part in chunks.chunks(4) {
        let part = part.to_vec();
        let part = move || part.into_iter().map(digest).fold(0, u64::wrapping_add);
        sum = sum.wrapping_add(std::thread::spawn(part).join().unwrap());
    }
    sum
}
