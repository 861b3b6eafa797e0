//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Chunk, digest};
use std::thread;

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let sum = move || chunks.into_iter().map(digest).fold(0, u64::wrapping_add);
    thread::spawn(sum).join().unwrap()
}
