//! Refused: Your code waits too short a time between two attempts.

// A wait counts from the instant at which the attempt began.
use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{sleep_until, timeout};

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let mut wait = first_wait;
    for number in 1.. {
        let begun = tokio::time::Instant::now();
        let result = timeout(patience, attempt()).await;
        let failure = match result.unwrap_or(Err(Failure::TimedOut)) {
            Err(failure @ (Failure::Temporary(_) | Failure::TimedOut)) => failure,
            over => return over,
        };
        if number >= attempts {
            return Err(failure);
        }
        sleep_until(begun + wait).await;
        wait *= 2;
    }
    unreachable!()
}
