//! Refused: The patience with a port begins before its connect does.

use exercises::ports::{State, connect};
use futures::stream::{self, StreamExt};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let mut states = vec![State::Filtered; ports.len()];
    let tries = ports.iter().enumerate().map(|(entry, port)| async move {
        let state = match connect(*port).await {
            Ok(_) => State::Open,
            Err(error) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
            Err(_) => State::Unreachable,
        };
        (entry, state)
    });
    let mut tries = stream::iter(tries).buffer_unordered(limit);
    let all = async {
        while let Some((entry, state)) = tries.next().await {
            states[entry] = state;
        }
    };
    let _ = timeout(patience, all).await;
    drop(tries);
    ports.into_iter().zip(states).collect()
}
