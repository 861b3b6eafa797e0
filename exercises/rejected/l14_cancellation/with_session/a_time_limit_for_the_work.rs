//! Refused: Your code closes the session before the work has ended.

use exercises::sessions::{Failure, Server, Session};
use std::sync::{Arc, Mutex};
use std::time::Duration;

struct Open(Arc<Mutex<Option<Session>>>);

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(session) = self.0.lock().unwrap().take() {
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
    let (mine, open) = (session.clone(), Arc::new(Mutex::new(Some(session))));
    let shared = Arc::clone(&open);
    let watch = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(3_600)).await;
        let session = shared.lock().unwrap().take();
        if let Some(session) = session {
            let _ = session.close().await;
        }
    });
    let guard = Open(Arc::clone(&open));
    let result = work(mine).await;
    watch.abort();
    let session = guard.0.lock().unwrap().take();
    let closed = match session {
        Some(session) => tokio::spawn(session.close())
            .await
            .expect("it does not panic"),
        None => Ok(()),
    };
    let value = result?;
    closed.map(|()| value)
}
