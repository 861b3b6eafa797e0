//! Parts on the blocking pool send their sums.

use exercises::blocking::{Chunk, digest};

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let (tx, mut rx) = tokio::sync::mpsc::unbounded_channel();
    for part in chunks.chunks(50) {
        let (tx, part) = (tx.clone(), part.to_vec());
        tokio::task::spawn_blocking(move || {
            tx.send(part.into_iter().map(digest).fold(0, u64::wrapping_add))
        });
    }
    drop(tx);
    let mut sum = 0u64;
    while let Some(part) = rx.recv().await {
        sum = sum.wrapping_add(part);
    }
    sum
}
