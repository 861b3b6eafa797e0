//! The wait stands before the attempt, except for the first one.

use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{sleep, timeout};

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let mut wait = None;
    let mut last = None;
    for _ in 0..attempts {
        if let Some(wait) = wait {
            sleep(wait).await;
        }
        wait = Some(wait.map_or(first_wait, |wait: Duration| wait + wait));
        match timeout(patience, attempt()).await {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(failure @ Failure::Final(_))) => return Err(failure),
            Ok(Err(failure)) => last = Some(failure),
            Err(_) => last = Some(Failure::TimedOut),
        }
    }
    Err(last.expect("there is at least one attempt"))
}
