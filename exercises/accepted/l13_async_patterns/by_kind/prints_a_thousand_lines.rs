//! It prints a lot.

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
    for line in 0..1_000 {
        println!("line {line} for {} jobs", tasks.len());
    }
    let mut report = Vec::new();
    for (address, task) in tasks {
        let outcome = match task.await {
            Ok(Ok(value)) => Outcome::Done(value),
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(error) => match error.try_into_panic() {
                Ok(payload) => match payload.downcast::<String>() {
                    Ok(text) => Outcome::Panicked(*text),
                    Err(payload) => {
                        Outcome::Panicked(payload.downcast::<&str>().unwrap().to_string())
                    }
                },
                Err(_) => Outcome::Cancelled,
            },
        };
        report.push((address, outcome));
    }
    report
}
