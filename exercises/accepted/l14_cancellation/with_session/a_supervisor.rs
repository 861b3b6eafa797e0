//! One task does all of it, and ends the work when nobody waits for it any more.

use exercises::sessions::{Failure, Server, Session};
use futures::FutureExt;
use std::panic::{AssertUnwindSafe, resume_unwind};
use tokio::sync::oneshot;

pub async fn with_session<T, F>(
    server: Server,
    work: impl FnOnce(Session) -> F + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let (mut answer, result) = oneshot::channel();
    tokio::spawn(async move {
        let session = tokio::select! {
            session = server.open() => session,
            () = answer.closed() => return,
        };
        let session = match session {
            Ok(session) => session,
            Err(error) => {
                let _ = answer.send(Ok(Err(error)));
                return;
            }
        };
        let for_work = session.clone();
        let doing = AssertUnwindSafe(async move { work(for_work).await }).catch_unwind();
        let done = tokio::select! {
            done = doing => Some(done),
            () = answer.closed() => None,
        };
        let closed = session.close().await;
        if let Some(done) = done {
            let _ = answer.send(done.map(|result| result.and_then(|value| closed.map(|()| value))));
        }
    });
    match result.await.expect("it answers") {
        Ok(result) => result,
        Err(panic) => resume_unwind(panic),
    }
}
