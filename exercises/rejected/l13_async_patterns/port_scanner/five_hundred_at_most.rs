//! Refused: Your code has fewer connects on their way than allowed.

use exercises::ports::{State, connect};
use futures::{StreamExt, stream};
use std::time::Duration;
use tokio::time::timeout;

async fn one(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(e)) if e.kind() == std::io::ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let mut v: Vec<_> = stream::iter(ports.into_iter().enumerate())
        .map(|(n, p)| async move { (n, p, one(p, patience).await) })
        .buffer_unordered(limit.min(512))
        .collect()
        .await;
    v.sort_by_key(|x| x.0);
    v.into_iter().map(|(_, p, s)| (p, s)).collect()
}
