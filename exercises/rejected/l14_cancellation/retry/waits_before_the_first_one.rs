//! Refused: Your code waits before the first attempt.

// The wait stands before the attempt.
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
        sleep(wait).await;
        wait *= 2;
        match timeout(patience, attempt()).await {
            Ok(Err(Failure::Temporary(told))) => last = Failure::Temporary(told),
            Ok(over) => return over,
            Err(_) => last = Failure::TimedOut,
        }
    }
    Err(last)
}
