//! Refused: Your code calls std::thread::sleep, which blocks the thread that all tasks share.

// The thread sleeps, not the task.
use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::timeout;

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let mut wait = first_wait;
    for number in 1.. {
        let result = timeout(patience, attempt()).await;
        let failure = match result.unwrap_or(Err(Failure::TimedOut)) {
            Err(failure @ (Failure::Temporary(_) | Failure::TimedOut)) => failure,
            over => return over,
        };
        if number >= attempts {
            return Err(failure);
        }
        std::thread::sleep(wait);
        wait *= 2;
    }
    unreachable!()
}
