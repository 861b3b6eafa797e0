//! Refused: Your code leaves the session open when it is dropped.

use exercises::sessions::{Failure, Server, Session};
use futures::FutureExt;
use std::panic::{AssertUnwindSafe, resume_unwind};

pub async fn with_session<T, F>(
    server: Server,
    work: impl FnOnce(Session) -> F + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let session = server.open().await?;
    let for_work = session.clone();
    let whole = async move { work(for_work).await };
    let result = AssertUnwindSafe(whole).catch_unwind().await;
    let closed = session.close().await;
    let value = result.unwrap_or_else(|panic| resume_unwind(panic))?;
    closed.map(|()| value)
}
