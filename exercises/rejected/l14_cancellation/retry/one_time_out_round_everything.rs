//! Refused: One time-out runs over all attempts.

// The patience is for all attempts together.
use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{sleep, timeout};

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let all = async {
        let mut wait = first_wait;
        let mut made = 0;
        loop {
            made += 1;
            match attempt().await {
                Err(Failure::Temporary(_)) if made < attempts => {}
                over => return over,
            }
            sleep(wait).await;
            wait *= 2;
        }
    };
    timeout(patience, all)
        .await
        .unwrap_or(Err(Failure::TimedOut))
}
