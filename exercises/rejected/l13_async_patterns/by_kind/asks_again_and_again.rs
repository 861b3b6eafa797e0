//! Refused: Your code never returns: it keeps the processor busy, and nothing comes of it.
//! By: each_kind_is_reported_beside_its_address

use exercises::jobs::{Job, Outcome};
use tokio::task::AbortHandle;
pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let v: Vec<_> = jobs
        .into_iter()
        .map(|job| {
            let a = job.address.clone();
            let t = tokio::spawn(job.run());
            started(&a, t.abort_handle());
            (a, t)
        })
        .collect();
    while !v.iter().all(|(_, t)| t.is_finished()) {
        tokio::task::yield_now().await;
    }
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
