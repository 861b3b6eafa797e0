//! Refused: Your code does not tell of every job that it has started it.

use exercises::jobs::{Job, Outcome};
use futures::FutureExt;
use futures::future::join_all;
use std::panic::AssertUnwindSafe;
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    _started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    join_all(jobs.into_iter().map(|job| async move {
        let address = job.address.clone();
        match AssertUnwindSafe(job.run()).catch_unwind().await {
            Ok(Ok(value)) => (address, Outcome::Done(value)),
            Ok(Err(failure)) => (address, Outcome::Failed(failure)),
            Err(payload) => (address, Outcome::Panicked(message(payload))),
        }
    }))
    .await
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
