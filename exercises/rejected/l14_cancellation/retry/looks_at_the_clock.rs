//! Refused: Your code never returns: it keeps the processor busy, and nothing comes of it.
//! By: the_waits_become_twice_as_long

// Waits in a loop that looks at the clock.
use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::{Instant, timeout};

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
        let until = Instant::now() + wait;
        while Instant::now() < until {
            tokio::task::yield_now().await;
        }
        wait *= 2;
    }
    unreachable!()
}
