//! Refused: Your code waits too long between two attempts.

// The wait is doubled before it is used.
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
        wait *= 2;
        sleep(wait).await;
    }
    unreachable!()
}
