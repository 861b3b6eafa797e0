//! A loop: what ends it is decided right after each attempt, and the wait is the last thing in it.

use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// Calls `attempt` until it gives `Ok`, and gives that; or the failure of the last attempt.
pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let mut wait = first_wait;
    for number in 1.. {
        // The time-out is round one attempt, so each has its own, and it owns the attempt: it drops it.
        let result = timeout(patience, attempt()).await;
        let failure = match result.unwrap_or(Err(Failure::TimedOut)) {
            Err(failure @ (Failure::Temporary(_) | Failure::TimedOut)) => failure,
            // Ok, and what is final.
            over => return over,
        };
        // Before the wait: after the last attempt there is nothing to wait for.
        if number >= attempts {
            return Err(failure);
        }
        // Nothing to clean up here: dropped in this line, the loop is gone, and with it all further attempts.
        sleep(wait).await;
        wait *= 2;
    }
    unreachable!("the loop ends with a return")
}
