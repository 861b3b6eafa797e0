//! Refused: Your code waits for ever for a port that does not answer.

use exercises::ports::{State, connect};
use futures::stream::{self, StreamExt};
use std::io::ErrorKind;
use std::time::Duration;

pub async fn scan(ports: Vec<u16>, limit: usize, _patience: Duration) -> Vec<(u16, State)> {
    let tries = ports
        .into_iter()
        .enumerate()
        .map(|(entry, port)| async move { (entry, port, try_port(port).await) });
    let mut known: Vec<_> = stream::iter(tries).buffer_unordered(limit).collect().await;
    known.sort_unstable_by_key(|(entry, ..)| *entry);
    known
        .into_iter()
        .map(|(_, port, state)| (port, state))
        .collect()
}

async fn try_port(port: u16) -> State {
    match connect(port).await {
        Ok(_) => State::Open,
        Err(error) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Err(_) => State::Unreachable,
    }
}
