//! Refused: The work goes on, though nobody waits for it any more.

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
    let whole = async move {
        let session = server.open().await?;
        let mut open = Open(Some(session.clone()));
        let result = work(session).await;
        let session = open.0.take().expect("it is still there");
        let closed = session.close().await;
        let value = result?;
        closed.map(|()| value)
    };
    match tokio::spawn(whole).await {
        Ok(result) => result,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
