//! Pinned in place.

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
    let mut open = Open(Some(session.clone()));
    let doing = work(session);
    tokio::pin!(doing);
    let result = doing.as_mut().await;
    let session = open.0.take().unwrap();
    let closed = tokio::spawn(session.close()).await.unwrap();
    let value = result?;
    closed.map(|()| value)
}
