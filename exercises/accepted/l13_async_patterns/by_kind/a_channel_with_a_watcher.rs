//! A second task watches each one, and sends what became of it.

use exercises::jobs::{Job, Outcome};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let (tx, mut rx) = mpsc::channel(1);
    let mut addresses = Vec::new();
    for (place, job) in jobs.into_iter().enumerate() {
        let address = job.address.clone();
        let task = tokio::spawn(job.run());
        started(&address, task.abort_handle());
        addresses.push((address, None));
        let tx = tx.clone();
        tokio::spawn(async move { tx.send((place, task.await)).await });
    }
    drop(tx);
    while let Some((place, result)) = rx.recv().await {
        addresses[place].1 = Some(match result {
            Ok(Ok(value)) => Outcome::Done(value),
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(error) => match error.try_into_panic() {
                Ok(payload) => Outcome::Panicked(message(payload)),
                Err(_) => Outcome::Cancelled,
            },
        });
    }
    addresses
        .into_iter()
        .map(|(address, outcome)| (address, outcome.unwrap()))
        .collect()
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
    }
}
