//! Refused: Your code returns before the session is closed.

use exercises::sessions::{Failure, Server, Session};

struct Open(Option<Session>);

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(session) = self.0.take() {
            tokio::spawn(session.close());
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
    let _open = Open(Some(session.clone()));
    work(session).await
}
