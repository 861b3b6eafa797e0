//! Refused: Your code waits for ever for an answer that does not come.
//! By: each_attempt_has_its_own_patience

// Nothing ends an attempt without an answer.
use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::sleep;

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let _ = patience;
    let mut wait = first_wait;
    for number in 1.. {
        let failure = match attempt().await {
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
