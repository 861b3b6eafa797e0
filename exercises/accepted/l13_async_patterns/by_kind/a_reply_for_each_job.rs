//! Each task sends its outcome; a sender that is dropped means that it was cancelled.

use exercises::jobs::{Job, Outcome};
use futures::FutureExt;
use std::panic::AssertUnwindSafe;
use tokio::task::AbortHandle;
pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut v = vec![];
    for job in jobs {
        let a = job.address.clone();
        let (tx, rx) = tokio::sync::oneshot::channel();
        let t = tokio::spawn(async move {
            let r = AssertUnwindSafe(job.run()).catch_unwind().await;
            let _ = tx.send(r);
        });
        started(&a, t.abort_handle());
        v.push((a, rx));
    }
    let mut out = vec![];
    for (a, rx) in v {
        out.push((
            a,
            match rx.await {
                Ok(Ok(Ok(x))) => Outcome::Done(x),
                Ok(Ok(Err(f))) => Outcome::Failed(f),
                Ok(Err(p)) => Outcome::Panicked(msg(p)),
                Err(_) => Outcome::Cancelled,
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
