//! Refused: your code panicked: attempt to multiply with overflow

use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{sleep, timeout};

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
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
        sleep(Duration::from_millis(
            (first_wait.as_millis() as u32 * (1 << (number - 1))) as u64,
        ))
        .await;
    }
    unreachable!()
}
