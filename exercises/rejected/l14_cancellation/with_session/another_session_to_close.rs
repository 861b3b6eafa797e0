//! Refused: Your code opens more than one session.

use exercises::sessions::{Failure, Server, Session};

struct Open(Option<Server>);

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(server) = self.0.take() {
            tokio::spawn(async move {
                if let Ok(session) = server.open().await {
                    let _ = session.close().await;
                }
            });
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
    let mut open = Open(Some(server.clone()));
    let result = work(session).await;
    open.0 = None;
    let session = server.open().await?;
    let closed = session.close().await;
    let value = result?;
    closed.map(|()| value)
}
