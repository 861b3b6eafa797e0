//! Refused: Your code waits longer for an answer than its patience.

// The attempt is polled on behind its time-out, until it has an answer.
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
        let mut now = Box::pin(attempt());
        let result = match timeout(patience, now.as_mut()).await {
            Ok(result) => result,
            Err(_) => {
                let _ = timeout(patience, now.as_mut()).await;
                Err(Failure::TimedOut)
            }
        };
        let failure = match result {
            Err(failure @ (Failure::Temporary(_) | Failure::TimedOut)) => failure,
            over => return over,
        };
        if number >= attempts {
            return Err(failure);
        }
        sleep(wait).await;
        wait *= 2;
    }
    unreachable!()
}
