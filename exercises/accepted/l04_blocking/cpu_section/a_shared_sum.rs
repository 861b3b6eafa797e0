//! Threads of a pool add to an atomic, and all of them are awaited.

use exercises::blocking::{Chunk, digest};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let sum = Arc::new(AtomicU64::new(0));
    let mut parts = Vec::new();
    for part in chunks.chunks(100) {
        let (sum, part) = (Arc::clone(&sum), part.to_vec());
        parts.push(tokio::task::spawn_blocking(move || {
            for chunk in part {
                sum.fetch_add(digest(chunk), Relaxed); // awaited below
            }
        }));
    }
    for part in parts {
        part.await.unwrap();
    }
    sum.load(Relaxed)
}
