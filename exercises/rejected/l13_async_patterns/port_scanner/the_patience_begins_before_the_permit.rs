//! Refused: The patience with a port begins before its connect does.

use exercises::ports::{State, connect};
use futures::future::join_all;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let places = &Semaphore::new(limit);
    join_all(ports.into_iter().map(|port| async move {
        let tried = timeout(patience, async {
            let _place = places.acquire().await.unwrap();
            match connect(port).await {
                Ok(_) => State::Open,
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
                Err(_) => State::Unreachable,
            }
        });
        (port, tried.await.unwrap_or(State::Filtered))
    }))
    .await
}
