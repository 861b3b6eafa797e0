//! A JoinSet; the number of the task tells its place.

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
        let (id, outcome) = match result {
            Ok((id, Ok(value))) => (id, Outcome::Done(value)),
            Ok((id, Err(failure))) => (id, Outcome::Failed(failure)),
            Err(error) if error.is_cancelled() => (error.id(), Outcome::Cancelled),
            Err(error) => (error.id(), Outcome::Panicked(message(error.into_panic()))),
        };
        report[places[&id]].1 = outcome;
    }
    report
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
