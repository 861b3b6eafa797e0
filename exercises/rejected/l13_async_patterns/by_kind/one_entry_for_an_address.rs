//! Refused: Your code does not report every outcome.

use exercises::jobs::{Job, Outcome};
use std::collections::BTreeMap;
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut tasks = Vec::new();
    for job in jobs {
        let address = job.address.clone();
        let task = tokio::spawn(job.run());
        started(&address, task.abort_handle());
        tasks.push((address, task));
    }
    let mut report = BTreeMap::new();
    for (address, task) in tasks {
        let outcome = match task.await {
            Ok(Ok(value)) => Outcome::Done(value),
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(error) => match error.try_into_panic() {
                Ok(payload) => Outcome::Panicked(message(payload)),
                Err(_) => Outcome::Cancelled,
            },
        };
        report.insert(address, outcome);
    }
    report.into_iter().collect()
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
