//! Refused: Your code gives another failure than that of its last attempt.

// The first failure is kept, not the last one.
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
    let mut first = None;
    for number in 1.. {
        let result = timeout(patience, attempt()).await;
        let failure = match result.unwrap_or(Err(Failure::TimedOut)) {
            Err(failure @ (Failure::Temporary(_) | Failure::TimedOut)) => failure,
            over => return over,
        };
        let first = first.get_or_insert(failure);
        if number >= attempts {
            return Err(first.clone());
        }
        sleep(wait).await;
        wait *= 2;
    }
    unreachable!()
}
