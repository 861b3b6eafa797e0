//! join_all over the handles, which never ends early.

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
    for (address, task) in addresses.iter().zip(&tasks) {
        started(address, task.abort_handle());
    }
    let outcomes = join_all(tasks)
        .await
        .into_iter()
        .map(|result| match result {
            Ok(Ok(value)) => Outcome::Done(value),
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(error) if error.is_panic() => {
                let payload = error.into_panic();
                let text = payload.downcast_ref::<&str>().map(|text| text.to_string());
                let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
                Outcome::Panicked(text.unwrap_or_else(|| "no text".into()))
            }
            Err(_) => Outcome::Cancelled,
        });
    addresses.into_iter().zip(outcomes).collect()
}
