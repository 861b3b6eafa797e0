//! Refused: Your code waits after the last attempt has failed.

// The wait stands behind every attempt, also the last one.
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
    let mut last = Failure::TimedOut;
    for _ in 0..attempts {
        match timeout(patience, attempt()).await {
            Ok(Err(Failure::Temporary(told))) => last = Failure::Temporary(told),
            Ok(over) => return over,
            Err(_) => last = Failure::TimedOut,
        }
        sleep(wait).await;
        wait *= 2;
    }
    Err(last)
}
