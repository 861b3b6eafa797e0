//! Refused: your code panicked: every job should end well

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
        let result = task.await;
        report.push(
            match result.unwrap_or_else(|_| panic!("every job should end well")) {
                Ok(value) => (address, Outcome::Done(value)),
                Err(failure) => (address, Outcome::Failed(failure)),
            },
        );
    }
    report
}
