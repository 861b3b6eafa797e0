//! Rayon computes in parallel, and a oneshot brings the sum.

use exercises::blocking::{Chunk, digest};
use rayon::prelude::*;

pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let (tx, rx) = tokio::sync::oneshot::channel();
    rayon::spawn(move || {
        let sum = chunks
            .into_par_iter()
            .map(digest)
            .reduce(|| 0, u64::wrapping_add);
        let _ = tx.send(sum);
    });
    rx.await.unwrap()
}
