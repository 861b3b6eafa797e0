//! Refused: Your code returns while jobs are still running.

use exercises::jobs::{Job, Outcome};
use std::time::Duration;
use tokio::task::AbortHandle;
use tokio::time::timeout;

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
    let mut report = Vec::new();
    for (address, task) in tasks {
        let outcome = match timeout(Duration::from_secs(3_600), task).await {
            Err(_) => Outcome::Cancelled,
            Ok(Ok(Ok(value))) => Outcome::Done(value),
            Ok(Ok(Err(failure))) => Outcome::Failed(failure),
            Ok(Err(error)) => match error.try_into_panic() {
                Ok(payload) => Outcome::Panicked(message(payload)),
                Err(_) => Outcome::Cancelled,
            },
        };
        report.push((address, outcome));
    }
    report
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
