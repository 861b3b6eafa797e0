//! Refused: Your code gives the handle of a job later than it could.

use exercises::jobs::{Job, Outcome};
use futures::future::join_all;
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let addresses: Vec<String> = jobs.iter().map(|job| job.address.clone()).collect();
    let tasks: Vec<_> = jobs
        .into_iter()
        .map(|job| tokio::spawn(job.run()))
        .collect();
    let handles: Vec<_> = tasks.iter().map(|task| task.abort_handle()).collect();
    let results = join_all(tasks).await;
    for (address, handle) in addresses.iter().zip(handles) {
        started(address, handle);
    }
    let outcomes = results.into_iter().map(|result| match result {
        Ok(Ok(value)) => Outcome::Done(value),
        Ok(Err(failure)) => Outcome::Failed(failure),
        Err(error) => match error.try_into_panic() {
            Ok(payload) => Outcome::Panicked(message(payload)),
            Err(_) => Outcome::Cancelled,
        },
    });
    addresses.into_iter().zip(outcomes).collect()
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
