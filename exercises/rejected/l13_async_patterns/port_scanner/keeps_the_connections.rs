//! Refused: Your code keeps connections open and begins more than the limit allows.

use exercises::ports::{State, connect};
use futures::stream::{self, StreamExt};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let tries = ports.iter().map(|port| async move {
        match timeout(patience, connect(*port)).await {
            Ok(Ok(connection)) => (State::Open, Some(connection)),
            Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => {
                (State::Refused, None)
            }
            Ok(Err(_)) => (State::Unreachable, None),
            Err(_) => (State::Filtered, None),
        }
    });
    let tries = tries
        .enumerate()
        .map(|(entry, tried)| async move { (entry, tried.await) });
    let mut known: Vec<_> = stream::iter(tries).buffer_unordered(limit).collect().await;
    known.sort_by_key(|(entry, _)| *entry);
    let states = known.into_iter().map(|(_, (state, _))| state);
    ports.iter().copied().zip(states).collect()
}
