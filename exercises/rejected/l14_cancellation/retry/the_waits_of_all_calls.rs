//! Refused: Your code waits too short a time between two attempts.

// The wait is a static, so that the next call goes on with it.
use exercises::attempts::Failure;
use std::cell::Cell;
use std::time::Duration;
use tokio::time::{sleep, timeout};

thread_local! {
    static WAIT: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    WAIT.set(first_wait);
    for number in 1.. {
        let result = timeout(patience, attempt()).await;
        let failure = match result.unwrap_or(Err(Failure::TimedOut)) {
            Err(failure @ (Failure::Temporary(_) | Failure::TimedOut)) => failure,
            over => return over,
        };
        if number >= attempts {
            return Err(failure);
        }
        let wait = WAIT.get();
        WAIT.set(wait * 2);
        sleep(wait).await;
    }
    unreachable!()
}
