//! The connect is a task of its own; when it is aborted, its end is waited for.

use exercises::ports::{State, connect};
use futures::future::join_all;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let places = &Semaphore::new(limit);
    join_all(ports.into_iter().map(|port| async move {
        let _place = places.acquire().await.unwrap();
        (port, try_port(port, patience).await)
    }))
    .await
}

async fn try_port(port: u16, patience: Duration) -> State {
    let mut task = tokio::spawn(connect(port));
    let tried = timeout(patience, &mut task).await;
    if tried.is_err() {
        task.abort();
        let _ = task.await;
    }
    match tried {
        Ok(Ok(Ok(_))) => State::Open,
        Ok(Ok(Err(error))) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(_) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
