//! Refused: Your code reports the outcomes in another order than the jobs.

use exercises::jobs::{Job, Outcome};
use std::collections::HashMap;
use tokio::task::{AbortHandle, JoinSet};

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut addresses = HashMap::new();
    let mut tasks = JoinSet::new();
    for job in jobs {
        let address = job.address.clone();
        let handle = tasks.spawn(job.run());
        let id = handle.id();
        started(&address, handle);
        addresses.insert(id, address);
    }
    let mut report = Vec::new();
    while let Some(result) = tasks.join_next_with_id().await {
        let (id, outcome) = match result {
            Ok((id, Ok(value))) => (id, Outcome::Done(value)),
            Ok((id, Err(failure))) => (id, Outcome::Failed(failure)),
            Err(error) => {
                let id = error.id();
                match error.try_into_panic() {
                    Ok(payload) => (id, Outcome::Panicked(message(payload))),
                    Err(_) => (id, Outcome::Cancelled),
                }
            }
        };
        report.push((addresses[&id].clone(), outcome));
    }
    report
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
