//! Refused: Your code starts some jobs later than others.

use exercises::jobs::{Job, Outcome};
use std::sync::Arc;
use tokio::task::AbortHandle;
pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let s = Arc::new(tokio::sync::Semaphore::new(64));
    let v: Vec<_> = jobs
        .into_iter()
        .map(|job| {
            let s = s.clone();
            let a = job.address.clone();
            let t = tokio::spawn(async move {
                let _p = s.acquire().await;
                job.run().await
            });
            started(&a, t.abort_handle());
            (a, t)
        })
        .collect();
    let mut out = vec![];
    for (a, t) in v {
        out.push((
            a,
            match t.await {
                Ok(Ok(x)) => Outcome::Done(x),
                Ok(Err(f)) => Outcome::Failed(f),
                Err(e) => match e.try_into_panic() {
                    Ok(p) => Outcome::Panicked(msg(p)),
                    Err(_) => Outcome::Cancelled,
                },
            },
        ));
    }
    out
}
fn msg(p: Box<dyn std::any::Any + Send>) -> String {
    match p.downcast::<String>() {
        Ok(t) => *t,
        Err(p) => p.downcast::<&str>().unwrap().to_string(),
    }
}
