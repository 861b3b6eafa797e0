//! Refused: Your code leaves the session open when the work is done.

use exercises::sessions::{Failure, Server, Session};

static SLOT: std::sync::Mutex<Option<Session>> = std::sync::Mutex::new(None);
struct Open;
impl Drop for Open {
    fn drop(&mut self) {
        if let Some(s) = SLOT.lock().unwrap().take() {
            tokio::spawn(s.close());
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
    *SLOT.lock().unwrap() = Some(session.clone());
    let _o = Open;
    let result = work(session).await;
    let s = SLOT.lock().unwrap().take();
    let closed = match s {
        Some(s) => tokio::spawn(s.close()).await.unwrap(),
        None => Ok(()),
    };
    let value = result?;
    closed.map(|()| value)
}
