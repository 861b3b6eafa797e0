//! Refused: Your code waits too short a time between two attempts.

// The wait grows by the first one, it is not doubled.
use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{sleep, timeout};

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let mut wait = first_wait;
    for number in 1.. {
        let result = timeout(patience, attempt()).await;
        let failure = match result.unwrap_or(Err(Failure::TimedOut)) {
            Err(failure @ (Failure::Temporary(_) | Failure::TimedOut)) => failure,
            over => return over,
        };
        if number >= attempts {
            return Err(failure);
        }
        sleep(wait).await;
        wait += first_wait;
    }
    unreachable!()
}
