//! A select for the time-out, and the waits by powers.

use exercises::attempts::Failure;
use std::time::Duration;
use tokio::time::sleep;

pub async fn retry<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
    attempts: usize,
    first_wait: Duration,
    patience: Duration,
) -> Result<T, Failure> {
    let mut number = 0;
    loop {
        let result = tokio::select! {
            result = attempt() => result,
            () = sleep(patience) => Err(Failure::TimedOut),
        };
        match result {
            Err(Failure::Final(told)) => return Err(Failure::Final(told)),
            Err(failure) if number + 1 == attempts => return Err(failure),
            Err(_) => sleep(first_wait * 2_u32.pow(number as u32)).await,
            Ok(value) => return Ok(value),
        }
        number += 1;
    }
}
