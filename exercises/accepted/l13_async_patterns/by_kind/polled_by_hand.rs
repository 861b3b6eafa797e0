//! `poll_fn` over the handles.

use exercises::jobs::{Job, Outcome};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use tokio::task::AbortHandle;
pub async fn by_kind(
    jobs: Vec<Job>,
    mut started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    let mut v: Vec<_> = jobs
        .into_iter()
        .map(|job| {
            let a = job.address.clone();
            let t = tokio::spawn(job.run());
            started(&a, t.abort_handle());
            (a, t, None)
        })
        .collect();
    poll_fn(|cx| {
        let mut all = true;
        for (_, t, o) in v.iter_mut().filter(|x| x.2.is_none()) {
            match Pin::new(t).poll(cx) {
                Poll::Ready(r) => {
                    *o = Some(match r {
                        Ok(Ok(x)) => Outcome::Done(x),
                        Ok(Err(f)) => Outcome::Failed(f),
                        Err(e) => match e.try_into_panic() {
                            Ok(p) => Outcome::Panicked(msg(p)),
                            Err(_) => Outcome::Cancelled,
                        },
                    })
                }
                Poll::Pending => all = false,
            }
        }
        if all { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    v.into_iter().map(|(a, _, o)| (a, o.unwrap())).collect()
}
fn msg(p: Box<dyn std::any::Any + Send>) -> String {
    match p.downcast::<String>() {
        Ok(t) => *t,
        Err(p) => p.downcast::<&str>().unwrap().to_string(),
    }
}
