//! The waits are an iterator that ends with the attempts.

use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{sleep, timeout};

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let waits = std::iter::successors(Some(first_wait), |wait| wait.checked_mul(2));
    let mut waits = waits.take(attempts - 1);
    loop {
        let result = timeout(patience, attempt()).await;
        let result = result.unwrap_or(Err(Failure::TimedOut));
        if matches!(result, Ok(_) | Err(Failure::Final(_))) {
            return result;
        }
        match waits.next() {
            Some(wait) => sleep(wait).await,
            None => return result,
        }
    }
}
