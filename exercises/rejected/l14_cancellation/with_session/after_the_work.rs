//! Refused: Your code leaves the session open when the work panics.

use exercises::sessions::{Failure, Server, Session};

pub async fn with_session<T, F>(
    server: Server,
    work: impl FnOnce(Session) -> F + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let session = server.open().await?;
    let result = work(session.clone()).await;
    let closed = session.close().await;
    let value = result?;
    closed?;
    Ok(value)
}
