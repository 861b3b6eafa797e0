//! Refused: Your code never returns: it keeps the processor busy, and nothing comes of it.

use exercises::sessions::{Failure, Server, Session};
use tokio::task::JoinHandle;

pub async fn with_session<T, F>(
    server: Server,
    work: impl FnOnce(Session) -> F + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let session = server.open().await?;
    let mut guard = Open(Some(session.clone()));
    let result = tokio::select! { biased; result = work(session) => result, () = tokio::time::sleep(std::time::Duration::from_secs(60)) => { drop(guard.close()); loop { tokio::task::yield_now().await } } };
    let closed = guard.close().unwrap().await.unwrap();
    let value = result?;
    closed?;
    Ok(value)
}

struct Open(Option<Session>);

impl Open {
    fn close(&mut self) -> Option<JoinHandle<Result<(), Failure>>> {
        let session = self.0.take()?;
        Some(tokio::spawn(async move { session.close().await }))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        drop(self.close());
    }
}
