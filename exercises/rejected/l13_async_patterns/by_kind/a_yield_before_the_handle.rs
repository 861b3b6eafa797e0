//! Refused: Your code gives the handle of a job later than it could.

use exercises::jobs::{Job, Outcome};
use tokio::task::AbortHandle;

pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut tasks = Vec::new();
    for job in jobs {
        let a = job.address.clone();
        let t = tokio::spawn(job.run());
        tokio::task::yield_now().await;
        started(&a, t.abort_handle());
        tasks.push((a, t));
    }
    let mut out = Vec::new();
    for (a, t) in tasks {
        out.push((a, kind(t.await)));
    }
    out
}

fn kind(
    r: Result<Result<exercises::jobs::Value, exercises::jobs::Failure>, tokio::task::JoinError>,
) -> Outcome {
    match r {
        Ok(Ok(v)) => Outcome::Done(v),
        Ok(Err(f)) => Outcome::Failed(f),
        Err(e) => match e.try_into_panic() {
            Err(_) => Outcome::Cancelled,
            Ok(p) => Outcome::Panicked(match p.downcast_ref::<&str>() {
                Some(s) => s.to_string(),
                None => p.downcast_ref::<String>().cloned().unwrap_or_default(),
            }),
        },
    }
}
