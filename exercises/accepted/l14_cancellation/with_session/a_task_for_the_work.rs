//! The work is a task in a set, which ends it when the set is dropped.

use exercises::sessions::{Failure, Server, Session};
use std::mem::ManuallyDrop;
use std::panic::resume_unwind;
use tokio::task::{JoinHandle, JoinSet};

struct Open(Session);

impl Open {
    fn close(self) -> JoinHandle<Result<(), Failure>> {
        let session = ManuallyDrop::new(self).0.clone();
        tokio::spawn(session.close())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let session = self.0.clone();
        // The set's task is dropped by the runtime in its next turn.
        tokio::spawn(async move {
            tokio::task::yield_now().await;
            session.close().await
        });
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
    let guard = Open(session.clone());
    let mut set = JoinSet::new();
    set.spawn(async move { work(session).await });
    let done = set.join_next().await.expect("there is one");
    drop(set);
    let closed = guard.close().await.expect("it does not panic");
    match done {
        Ok(result) => result.and_then(|value| closed.map(|()| value)),
        Err(error) => resume_unwind(error.into_panic()),
    }
}
