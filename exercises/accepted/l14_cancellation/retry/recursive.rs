//! It calls itself, with one attempt less and twice the wait.

use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{sleep, timeout};

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    again(&mut attempt, attempts, first_wait, patience).await
}

async fn again<T>(
    attempt: &mut impl AsyncFnMut() -> Result<T, Failure>,
    left: usize,
    wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let result = match timeout(patience, attempt()).await {
        Ok(result) => result,
        Err(_) => Err(Failure::TimedOut),
    };
    match result {
        Err(Failure::Temporary(_) | Failure::TimedOut) if left > 1 => {
            sleep(wait).await;
            Box::pin(again(attempt, left - 1, wait * 2, patience)).await
        }
        over => over,
    }
}
