//! The last port comes first: which is next is nobody's business.

use exercises::ports::{State, connect};
use futures::stream::{FuturesUnordered, StreamExt};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let mut left: Vec<(usize, u16)> = ports.iter().copied().enumerate().collect();
    let mut tries = FuturesUnordered::new();
    let mut states = vec![State::Filtered; ports.len()];
    loop {
        while tries.len() < limit
            && let Some((entry, port)) = left.pop()
        {
            tries.push(async move { (entry, try_port(port, patience).await) });
        }
        match tries.next().await {
            Some((entry, state)) => states[entry] = state,
            None => return ports.into_iter().zip(states).collect(),
        }
    }
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
