//! Refused: Attempts go on when the future was dropped.

// An attempt is dropped when its time is over, and forgotten when the function's future is dropped.
use exercises::attempts::Failure;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::{sleep, timeout};

struct Kept<F>(Option<Pin<Box<F>>>);

impl<F> Drop for Kept<F> {
    fn drop(&mut self) {
        std::mem::forget(self.0.take());
    }
}

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let mut wait = first_wait;
    for number in 1.. {
        let mut kept = Kept(Some(Box::pin(attempt())));
        let now = kept.0.as_mut().unwrap();
        let result = timeout(patience, now.as_mut()).await;
        drop(kept.0.take());
        let failure = match result.unwrap_or(Err(Failure::TimedOut)) {
            Err(failure @ (Failure::Temporary(_) | Failure::TimedOut)) => failure,
            over => return over,
        };
        if number >= attempts {
            return Err(failure);
        }
        sleep(wait).await;
        wait *= 2;
    }
    unreachable!()
}
