//! Refused: Your code stops a job that nobody has cancelled.

use exercises::jobs::{Job, Outcome};
use std::collections::HashMap;
use tokio::task::{AbortHandle, JoinSet};

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut report: Vec<(String, Outcome)> = Vec::new();
    let mut places = HashMap::new();
    let mut tasks = JoinSet::new();
    for (place, job) in jobs.into_iter().enumerate() {
        report.push((job.address.clone(), Outcome::Cancelled));
        let handle = tasks.spawn(job.run());
        places.insert(handle.id(), place);
        started(&report[place].0, handle);
    }
    while let Some(result) = tasks.join_next_with_id().await {
        match result {
            Ok((id, Ok(value))) => report[places[&id]].1 = Outcome::Done(value),
            Ok((id, Err(failure))) => {
                report[places[&id]].1 = Outcome::Failed(failure);
                tasks.abort_all();
            }
            Err(error) => {
                let id = error.id();
                if let Ok(payload) = error.try_into_panic() {
                    report[places[&id]].1 = Outcome::Panicked(message(payload));
                    tasks.abort_all();
                }
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
