//! The task yields and looks whether a thread is done.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let thread =
        std::thread::spawn(move || chunks.into_iter().map(digest).fold(0, u64::wrapping_add));
    while !thread.is_finished() {
        tokio::task::yield_now().await;
    }
    thread.join().unwrap()
}
