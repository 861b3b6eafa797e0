//! Refused: Your code wakes again and again while it waits.

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
        match timeout(patience, attempt())
            .await
            .unwrap_or(Err(Failure::TimedOut))
        {
            Ok(value) => return Ok(value),
            Err(failure @ Failure::Final(_)) => return Err(failure),
            Err(failure) if number == attempts => return Err(failure),
            Err(_) => {}
        }
        let over = tokio::time::Instant::now() + wait;
        while tokio::time::Instant::now() < over {
            sleep(Duration::from_millis(1)).await;
        }
        wait *= 2;
    }
    unreachable!()
}
