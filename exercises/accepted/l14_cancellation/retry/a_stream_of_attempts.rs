//! A stream of attempts, of which the first one is taken that ends it.

use exercises::attempts::Failure;
use futures::stream::{self, StreamExt};
use std::pin::pin;
use std::time::Duration;
use tokio::time::{sleep, timeout};

pub async fn retry<T>(
    attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let cell = tokio::sync::Mutex::new(attempt);
    let results = stream::iter(0..attempts).then(async |number| {
        if number > 0 {
            sleep(first_wait * (1 << (number - 1))).await;
        }
        let mut attempt = cell.lock().await;
        let result = timeout(patience, attempt()).await;
        result.unwrap_or(Err(Failure::TimedOut))
    });
    let mut results = pin!(results);
    let mut last = Err(Failure::TimedOut);
    while let Some(result) = results.next().await {
        last = result;
        if !matches!(last, Err(Failure::Temporary(_) | Failure::TimedOut)) {
            break;
        }
    }
    last
}
