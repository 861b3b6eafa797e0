//! Refused: Your code reports an outcome beside the address of another job.

use exercises::jobs::{Job, Outcome};
use tokio::task::{AbortHandle, JoinSet};

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut addresses = Vec::new();
    let mut tasks = JoinSet::new();
    for job in jobs {
        let address = job.address.clone();
        started(&address, tasks.spawn(job.run()));
        addresses.push(address);
    }
    let mut report = Vec::new();
    let mut addresses = addresses.into_iter();
    while let Some(result) = tasks.join_next().await {
        let outcome = match result {
            Ok(Ok(value)) => Outcome::Done(value),
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(error) => match error.try_into_panic() {
                Ok(payload) => Outcome::Panicked(message(payload)),
                Err(_) => Outcome::Cancelled,
            },
        };
        report.push((addresses.next().unwrap(), outcome));
    }
    report
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
