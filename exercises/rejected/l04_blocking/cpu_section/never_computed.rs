//! Refused: Your code never called `digest`.

use exercises::blocking::Chunk;

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    chunks.len() as u64
}
