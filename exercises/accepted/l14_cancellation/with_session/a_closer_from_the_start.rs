//! A closer from the start.

use exercises::sessions::{Failure, Server, Session};

struct Send2(Option<(tokio::sync::oneshot::Sender<Session>, Session)>);
impl Drop for Send2 {
    fn drop(&mut self) {
        if let Some((tx, s)) = self.0.take() {
            let _ = tx.send(s);
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
    let (tx, rx) = tokio::sync::oneshot::channel::<Session>();
    let closer = tokio::spawn(async move {
        match rx.await {
            Ok(s) => s.close().await,
            Err(_) => Ok(()),
        }
    });
    let session = server.open().await?;
    let guard = Send2(Some((tx, session.clone())));
    let result = work(session).await;
    drop(guard);
    let closed = closer.await.unwrap();
    let value = result?;
    closed.map(|()| value)
}
