//! What must happen on each way out stands in a `Drop`, and what must be awaited there goes to a task of its own.

use exercises::sessions::{Failure, Server, Session};
use tokio::task::JoinHandle;

/// A session that is closed by whoever comes first: the function, or the destructor.
struct Open(Option<Session>);

impl Open {
    /// Closes the session in a task. Dropping its handle does not stop it: so nobody can cut the closing off.
    fn close(&mut self) -> Option<JoinHandle<Result<(), Failure>>> {
        // `take`: the destructor, which runs on every way, then finds nothing left to close.
        self.0.take().map(|session| tokio::spawn(session.close()))
    }
}

impl Drop for Open {
    // It runs when the work panics, and when our future is dropped. It can't await, and must not block.
    fn drop(&mut self) {
        self.close();
    }
}

/// Opens a session, does the work, and closes the session once on each way out.
pub async fn with_session<T, F>(
    server: Server,
    work: impl FnOnce(Session) -> F + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let session = server.open().await?;
    // From here to the next `.await` nobody can drop us: the guard is there before anything can go wrong.
    let mut open = Open(Some(session.clone()));
    // No `?` here: the way out comes after the closing. The work's future is gone when this statement ends, and, if we are
    // dropped in it, before `open` is.
    let result = work(session).await;
    // Not `session.close().await`: a drop at that `.await` would drop the closing too.
    let closed = match open.close() {
        Some(closing) => closing.await.expect("the closing does not panic"),
        None => Ok(()),
    };
    // The work's error is the first thing that went wrong, and hides the other one.
    let value = result?;
    closed.map(|()| value)
}
