//! Goal: try again when an attempt fails, after a while, at exact instants, and not for ever.
//! Why: a service that is busy needs a pause, not more requests. And whoever drops the future wants no more of them.
//! Check: cargo test retry

use exercises::attempts::Failure;
use std::time::Duration;

/// Calls `attempt` until it gives `Ok`, and gives that; or the failure of the last attempt.
///
/// - The first attempt, `attempt().await`, begins at once. There are at most `attempts` of them (at least 1), one at a time.
/// - Each attempt has `patience`, from the instant at which it begins. If there is no answer by then, it is dropped at that
///   instant, and has failed with `Failure::TimedOut`.
/// - After `Failure::Temporary` and `Failure::TimedOut` it tries again. From the end of the attempt it waits: `first_wait`
///   after the first one, twice as long after the second one, four times after the third one, and so on. These waits
///   may become months. None of them is 2^32 times `first_wait`, and none is too long for a `Duration`.
/// - `Failure::Final` is the result at once. After the last attempt its failure is the result at once.
/// - When the future is dropped, so is the attempt that is under way, and no other one begins. No task, no thread. While it
///   waits, it sleeps.
pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    exercises::not_begun!("try again when an attempt fails, after a while, and not for ever");
    attempt().await
}
