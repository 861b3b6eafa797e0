//! Refused: Your code runs jobs on threads of its own.

use exercises::jobs::{Job, Outcome};
use tokio::task::AbortHandle;
pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let h = tokio::runtime::Handle::current();
    let v: Vec<_> = jobs
        .into_iter()
        .map(|job| {
            let a = job.address.clone();
            let h = h.clone();
            let t = tokio::task::spawn_blocking(move || h.block_on(job.run()));
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
