//! The task catches its own panic; only cancellation is left to the handle.

use exercises::jobs::{Job, Outcome};
use futures::FutureExt;
use std::panic::AssertUnwindSafe;
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut tasks = Vec::new();
    for job in jobs {
        let address = job.address.clone();
        let task = tokio::spawn(async move {
            match AssertUnwindSafe(job.run()).catch_unwind().await {
                Ok(Ok(value)) => Outcome::Done(value),
                Ok(Err(failure)) => Outcome::Failed(failure),
                Err(payload) => match payload.downcast::<String>() {
                    Ok(text) => Outcome::Panicked(*text),
                    Err(payload) => {
                        Outcome::Panicked(payload.downcast::<&str>().unwrap().to_string())
                    }
                },
            }
        });
        started(&address, task.abort_handle());
        tasks.push((address, task));
    }
    let mut report = Vec::new();
    for (address, task) in tasks {
        report.push((address, task.await.unwrap_or(Outcome::Cancelled)));
    }
    report
}
