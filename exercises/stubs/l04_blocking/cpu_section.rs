//! Goal: compute something long in async code, so that the other tasks go on meanwhile.
//! Why: a task that computes keeps its thread as surely as one that sleeps: nobody takes the thread away from it.
//! Check: cargo test --test l04_blocking cpu_section::yours

use exercises::blocking::{Chunk, digest};

/// The sum of the digests of all chunks, each computed once with `digest(chunk)`. The sum may wrap around.
///
/// Runs as a task of a multi-thread runtime with one worker thread. No more than 8 chunks may be
/// computed while no other task gets a turn.
pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    let _ = (chunks, digest); // only keeps the compiler quiet: delete it when you begin
    todo!("compute all digests, and let the other tasks run meanwhile")
}
