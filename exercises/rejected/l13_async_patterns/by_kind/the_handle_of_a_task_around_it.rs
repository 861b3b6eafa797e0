//! Refused: Your code gives a handle that does not stop its job.

use exercises::jobs::{Job, Outcome};
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut tasks = Vec::new();
    for job in jobs {
        let address = job.address.clone();
        let task = tokio::spawn(async move { tokio::spawn(job.run()).await });
        started(&address, task.abort_handle());
        tasks.push((address, task));
    }
    let mut report = Vec::new();
    for (address, task) in tasks {
        let outcome = match task.await.and_then(|result| result) {
            Ok(Ok(value)) => Outcome::Done(value),
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(error) => match error.try_into_panic() {
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
