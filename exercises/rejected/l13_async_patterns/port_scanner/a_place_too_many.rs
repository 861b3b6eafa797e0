//! Refused: Your code has more connects on their way than allowed.

use exercises::ports::{State, connect};
use futures::future::join_all;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let places = &Semaphore::new(limit + 1);
    join_all(ports.into_iter().map(|port| async move {
        let _place = places.acquire().await.unwrap();
        (port, try_port(port, patience).await)
    }))
    .await
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
