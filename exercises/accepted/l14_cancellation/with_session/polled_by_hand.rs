//! A future written by hand: its states own what has to be closed.

use exercises::sessions::{Failure, Server, Session};
use futures::future::BoxFuture;
use std::future::poll_fn;
use std::pin::Pin;
use tokio::task::JoinHandle;

struct Steps<T> {
    work: Option<BoxFuture<'static, Result<T, Failure>>>,
    session: Option<Session>,
}

impl<T> Steps<T> {
    fn close(&mut self) -> Option<JoinHandle<Result<(), Failure>>> {
        self.session
            .take()
            .map(|session| tokio::spawn(session.close()))
    }
}

impl<T> Drop for Steps<T> {
    fn drop(&mut self) {
        self.work = None;
        self.close();
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
    let mut steps = Steps {
        work: None,
        session: Some(session.clone()),
    };
    steps.work = Some(Box::pin(async move { work(session).await }));
    let result = poll_fn(|context| {
        let doing = steps.work.as_mut().expect("it is not over");
        doing.as_mut().poll(context)
    })
    .await;
    steps.work = None;
    let mut closing = steps.close().expect("nobody has closed it");
    let closed = poll_fn(|context| Pin::new(&mut closing).poll(context)).await;
    match (result, closed.expect("it does not panic")) {
        (Ok(value), Ok(())) => Ok(value),
        (Err(error), _) | (Ok(_), Err(error)) => Err(error),
    }
}
