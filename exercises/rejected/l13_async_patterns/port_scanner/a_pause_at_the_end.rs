//! Refused: Your code waits on after the last port is known.

use exercises::ports::{State, connect};
use futures::stream::{self, StreamExt};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let tries = ports
        .into_iter()
        .enumerate()
        .map(|(entry, port)| async move { (entry, port, try_port(port, patience).await) });
    let mut known: Vec<_> = stream::iter(tries).buffer_unordered(limit).collect().await;
    tokio::time::sleep(Duration::from_millis(1)).await;
    known.sort_unstable_by_key(|(entry, ..)| *entry);
    known
        .into_iter()
        .map(|(_, port, state)| (port, state))
        .collect()
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
