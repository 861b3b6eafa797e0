//! Refused: Your code never returns, though every job is over.

use exercises::jobs::{Job, Outcome};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let number = jobs.len();
    let mut report = Vec::new();
    let (tx, mut rx) = mpsc::unbounded_channel();
    for (place, job) in jobs.into_iter().enumerate() {
        let address = job.address.clone();
        let tx = tx.clone();
        let task = tokio::spawn(async move {
            let _ = tx.send((place, job.run().await));
        });
        started(&address, task.abort_handle());
        report.push((address, Outcome::Cancelled));
    }
    for _ in 0..number {
        let Some((place, result)) = rx.recv().await else {
            break;
        };
        report[place].1 = match result {
            Ok(value) => Outcome::Done(value),
            Err(failure) => Outcome::Failed(failure),
        };
    }
    report
}
