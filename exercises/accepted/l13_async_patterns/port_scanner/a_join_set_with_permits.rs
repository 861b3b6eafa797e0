//! A task for each port, each waits for a permit.

use exercises::ports::{State, connect};
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let places = Arc::new(Semaphore::new(limit));
    let mut tasks = JoinSet::new();
    for (entry, port) in ports.iter().copied().enumerate() {
        let places = Arc::clone(&places);
        tasks.spawn(async move {
            let _place = places.acquire_owned().await.unwrap();
            (entry, try_port(port, patience).await)
        });
    }
    let mut states = vec![State::Filtered; ports.len()];
    while let Some(done) = tasks.join_next().await {
        let (entry, state) = done.unwrap();
        states[entry] = state;
    }
    ports.into_iter().zip(states).collect()
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
