//! Refused: Your code does not report every outcome.

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
            Ok(Err(failure)) => report.push((address, Outcome::Failed(failure))),
            Err(error) => {
                let Ok(payload) = error.try_into_panic() else {
                    continue;
                };
                let text = match payload.downcast::<String>() {
                    Ok(text) => *text,
                    Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
                };
                report.push((address, Outcome::Panicked(text)));
            }
        }
    }
    report
}
