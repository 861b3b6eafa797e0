//! Goal: compute something long in async code, so that the other tasks go on meanwhile.
//! Why: a task that computes keeps its thread as surely as one that sleeps: nobody takes the thread away from it.
//! Check: cargo test cpu_section

use exercises::blocking::{Chunk, digest};

/// The sum of the digests of all chunks, each computed once with `digest(chunk)`. The sum wraps around at 64 bits.
///
/// Runs as a task of a multi-thread runtime with one worker thread, beside other tasks, some of which call this too.
/// - Between two moments at which the worker thread is free to run another task, at most 8 chunks of these are computed,
///   on whatever thread.
/// - There may be thousands of chunks, or none.
pub async fn digest_all(chunks: Vec<Chunk>) -> u64 {
    exercises::not_begun!("let the other tasks run while the digests are computed");
    chunks.into_iter().map(digest).fold(0, u64::wrapping_add)
}
