//! It reckons with instants, and sleeps until them.

use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{Instant, sleep_until, timeout_at};

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let mut left = attempts;
    let mut wait = first_wait;
    loop {
        let until = Instant::now() + patience;
        let failure = match timeout_at(until, attempt()).await {
            Ok(Err(Failure::Temporary(told))) => Failure::Temporary(told),
            Ok(over) => return over,
            Err(_) => Failure::TimedOut,
        };
        left -= 1;
        if left == 0 {
            return Err(failure);
        }
        sleep_until(Instant::now() + wait).await;
        wait = wait.saturating_mul(2);
    }
}
