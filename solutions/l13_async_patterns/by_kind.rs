//! A task for each job, and a `match` on what its handle gives: output, failure, panic, cancellation.

use exercises::jobs::{Job, Outcome};
use std::any::Any;
use tokio::task::AbortHandle;

/// Runs all jobs at the same time, and reports what became of each.
pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut tasks = Vec::new();
    for job in jobs {
        let address = job.address.clone();
        // Each job is a task of its own, because a panic ends at the border of a task.
        let task = tokio::spawn(job.run());
        started(&address, task.abort_handle());
        // The address stays here: of a task that panics or is cancelled, nothing comes back but the error.
        tasks.push((address, task));
    }
    let mut report = Vec::new();
    // All tasks run already, so that awaiting one after the other takes as long as the slowest one. There is no `?`: it
    // would return at the first error, and forget the other handles while their tasks go on.
    for (address, task) in tasks {
        let outcome = match task.await {
            Ok(Ok(value)) => Outcome::Done(value),
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(error) => match error.try_into_panic() {
                Ok(payload) => Outcome::Panicked(message(&*payload)),
                Err(_) => Outcome::Cancelled,
            },
        };
        report.push((address, outcome));
    }
    report
}

/// The text of a panic: `panic!("text")` carries a `&'static str`, and `panic!("text {value}")` a `String`.
fn message(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        return text.to_string();
    }
    let text = payload.downcast_ref::<String>();
    text.cloned().unwrap_or_default()
}
