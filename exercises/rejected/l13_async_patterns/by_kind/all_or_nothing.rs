//! Refused: Your code returns while jobs are still running.

use exercises::jobs::{Job, Outcome};
use futures::future::try_join_all;
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let tasks = jobs.into_iter().map(|job| {
        let address = job.address.clone();
        let task = tokio::spawn(job.run());
        started(&address, task.abort_handle());
        async move {
            match task.await {
                Ok(Ok(value)) => Ok((address, Outcome::Done(value))),
                Ok(Err(failure)) => Err((address, Outcome::Failed(failure))),
                Err(error) if error.is_cancelled() => Err((address, Outcome::Cancelled)),
                Err(error) => Err((address, Outcome::Panicked(error.to_string()))),
            }
        }
    });
    let tasks: Vec<_> = tasks.collect();
    try_join_all(tasks)
        .await
        .unwrap_or_else(|error| vec![error])
}
