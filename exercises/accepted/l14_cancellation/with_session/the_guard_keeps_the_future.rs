//! The destructor hands over the closing itself, as far as it has come.

use exercises::sessions::{Failure, Server, Session};
use futures::future::BoxFuture;

struct Open(Option<BoxFuture<'static, Result<(), Failure>>>);

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(closing) = self.0.take() {
            tokio::spawn(closing);
        }
    }
}

pub async fn with_session<T, F>(
    server: Server,
    work: impl FnOnce(Session) -> F + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let session = server.open().await?;
    let mut open = Open(Some(Box::pin(session.clone().close())));
    let result = work(session).await;
    let closed = match open.0.as_mut() {
        Some(closing) => closing.await,
        None => Ok(()),
    };
    open.0 = None;
    let value = result?;
    closed.map(|()| value)
}
