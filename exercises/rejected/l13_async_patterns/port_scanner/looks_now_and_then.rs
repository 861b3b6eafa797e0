//! Refused: Your code waits longer for a port than its patience.

use exercises::ports::{State, connect};
use futures::stream::{self, StreamExt};
use std::io::ErrorKind;
use std::pin::pin;
use std::time::Duration;
use tokio::time::{Instant, timeout};

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let tries = ports
        .into_iter()
        .enumerate()
        .map(|(entry, port)| async move { (entry, port, try_port(port, patience).await) });
    let mut known: Vec<_> = stream::iter(tries).buffer_unordered(limit).collect().await;
    known.sort_unstable_by_key(|(entry, ..)| *entry);
    known
        .into_iter()
        .map(|(_, port, state)| (port, state))
        .collect()
}

async fn try_port(port: u16, patience: Duration) -> State {
    let mut tried = pin!(connect(port));
    let start = Instant::now();
    while start.elapsed() <= patience {
        match timeout(Duration::from_millis(40), tried.as_mut()).await {
            Ok(Ok(_)) => return State::Open,
            Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => {
                return State::Refused;
            }
            Ok(Err(_)) => return State::Unreachable,
            Err(_) => {}
        }
    }
    State::Filtered
}
