//! Refused: Your code does not begin another port when a place is free.

use exercises::ports::{State, connect};
use futures::future::join_all;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let mut known = Vec::new();
    for some in ports.chunks(limit) {
        let tries = some
            .iter()
            .map(|port| async { (*port, try_port(*port, patience).await) });
        known.extend(join_all(tries).await);
    }
    known
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
