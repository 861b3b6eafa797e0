//! Refused: Your code gives another failure than that of its last attempt.

// After the last attempt it says that the time is over, whatever it was.
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
            let _ = failure;
            return Err(Failure::TimedOut);
        }
        sleep(wait).await;
        wait *= 2;
    }
    unreachable!()
}
