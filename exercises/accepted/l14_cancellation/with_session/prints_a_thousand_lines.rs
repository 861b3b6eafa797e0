//! It talks a lot, and catches the panic to close before it goes on.

use exercises::sessions::{Failure, Server, Session};
use futures::FutureExt;
use std::panic::{AssertUnwindSafe, resume_unwind};

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
    for line in 0..1_000 {
        println!("line {line}");
    }
    let session = server.open().await?;
    let mut open = Open(Some(session.clone()));
    let result = AssertUnwindSafe(async move { work(session).await })
        .catch_unwind()
        .await;
    let session = open.0.take().expect("it is still there");
    let closed = tokio::spawn(session.close())
        .await
        .expect("it does not panic");
    match result {
        Err(panic) => resume_unwind(panic),
        Ok(Err(error)) => Err(error),
        Ok(Ok(value)) => closed.map(|()| value),
    }
}
