//! Goal: open a session, do some work in it, and close it once, whatever happens: what `async with` does in Python.
//! Why: every async function has a way out that no line of it shows: it may be dropped at an `.await`. A session that is left open there is noticed late.
//! Check: cargo test with_session

use exercises::sessions::{Failure, Server, Session};

/// Opens a session with `server.open().await`, awaits `work(session)`, and closes the session with `session.close().await`.
///
/// - If `open` fails, that error is returned, and there is nothing to close.
/// - The session is closed at the instant at which the work has ended: with `Ok`, with `Err`, or with a panic, also one in the
///   call `work(session)` itself. A panic then goes on; whether it waits for the closing is up to you.
/// - The work's error is returned, whatever `close` says. If only `close` fails, its error is returned.
/// - It returns when the session is closed, and not later.
/// - The future of this function may be dropped at any `.await`. Then the work is dropped at that instant too, and the
///   session is closed in a task of its own (`tokio::spawn`), which begins at once; nothing blocks. If it is dropped
///   while the session is being opened, no session stays open.
/// - `close` is polled for the first time when the work has ended or was dropped, once for each session, and goes on to its
///   end: also when this future is dropped meanwhile.
pub async fn with_session<T, F>(
    server: Server,
    work: impl FnOnce(Session) -> F + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    todo!("open a session, do the work, and close the session on each way out")
}
