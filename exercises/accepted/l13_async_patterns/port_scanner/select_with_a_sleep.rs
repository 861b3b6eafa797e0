//! `select!` between the connect and a sleep.

use exercises::ports::{State, connect};
use futures::future::join_all;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::sync::Semaphore;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let places = &Semaphore::new(limit);
    join_all(ports.into_iter().map(|port| async move {
        let _place = places.acquire().await.unwrap();
        (port, try_port(port, patience).await)
    }))
    .await
}

async fn try_port(port: u16, patience: Duration) -> State {
    tokio::select! {
        biased;
        tried = connect(port) => match tried {
            Ok(connection) => {
                drop(connection);
                State::Open
            }
            Err(error) => match error.kind() {
                ErrorKind::ConnectionRefused => State::Refused,
                _ => State::Unreachable,
            },
        },
        () = tokio::time::sleep(patience) => State::Filtered,
    }
}
