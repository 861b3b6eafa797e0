//! Refused: Your code reports a panic with another message than its own.

use exercises::jobs::{Job, Outcome};
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
    let mut report = Vec::new();
    for (address, task) in tasks {
        report.push(match task.await {
            Ok(Ok(value)) => (address, Outcome::Done(value)),
            Ok(Err(failure)) => (address, Outcome::Failed(failure)),
            Err(error) => match error.try_into_panic() {
                Ok(payload) => {
                    let text = payload.downcast_ref::<&str>().unwrap_or(&"unknown");
                    (address, Outcome::Panicked(text.to_string()))
                }
                Err(_) => (address, Outcome::Cancelled),
            },
        });
    }
    report
}
