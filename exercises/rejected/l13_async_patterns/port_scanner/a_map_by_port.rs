//! Refused: Your code does not return each port of the list once.

use exercises::ports::{State, connect};
use futures::stream::{self, StreamExt};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let known: BTreeMap<u16, State> = stream::iter(ports)
        .map(|port| async move { (port, try_port(port, patience).await) })
        .buffer_unordered(limit)
        .collect()
        .await;
    known.into_iter().collect()
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
