//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let sum = move || chunks.into_iter().map(digest).fold(0, u64::wrapping_add);
    let thread = std::thread::spawn(sum);
    while !thread.is_finished() {
        std::hint::spin_loop();
    }
    thread.join().unwrap()
}
