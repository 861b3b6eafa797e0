//! Refused: Your code returns while jobs are still running.

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
        match task.await {
            Ok(Ok(value)) => report.push((address, Outcome::Done(value))),
            Ok(Err(failure)) => {
                report.push((address, Outcome::Failed(failure)));
                return report;
            }
            Err(error) if error.is_cancelled() => report.push((address, Outcome::Cancelled)),
            Err(error) => {
                let text = message(error.into_panic());
                report.push((address, Outcome::Panicked(text)));
                return report;
            }
        }
    }
    report
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
