//! A task is started with the session's opening, and gets the session when it is to be closed.

use exercises::sessions::{Failure, Server, Session};
use tokio::sync::oneshot;

pub async fn with_session<T, F>(
    server: Server,
    work: impl FnOnce(Session) -> F + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let session = server.open().await?;
    let handed = session.clone();
    let (to_closer, closer) = oneshot::channel();
    let closing = tokio::spawn(async move {
        // The sender is gone, on whatever way: then it is time.
        let _ = closer.await as Result<(), _>;
        session.close().await
    });
    let result = {
        let _signal: oneshot::Sender<()> = to_closer;
        work(handed).await
    };
    let closed = closing.await.expect("it does not panic");
    let value = result?;
    closed.map(|()| value)
}
