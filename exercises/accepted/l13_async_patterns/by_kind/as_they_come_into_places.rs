//! FuturesUnordered over handles with their places.

use exercises::jobs::{Job, Outcome};
use futures::stream::{FuturesUnordered, StreamExt};
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let tasks = FuturesUnordered::new();
    for (place, job) in jobs.into_iter().enumerate() {
        let address = job.address.clone();
        let task = tokio::spawn(job.run());
        started(&address, task.abort_handle());
        tasks.push(async move {
            let outcome = match task.await {
                Ok(Ok(value)) => Outcome::Done(value),
                Ok(Err(failure)) => Outcome::Failed(failure),
                Err(error) => match error.try_into_panic() {
                    Ok(payload) => Outcome::Panicked(message(payload)),
                    Err(_) => Outcome::Cancelled,
                },
            };
            (place, address, outcome)
        });
    }
    let mut report: Vec<_> = tasks.collect().await;
    report.sort_by_key(|(place, ..)| *place);
    report
        .into_iter()
        .map(|(_, address, outcome)| (address, outcome))
        .collect()
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
