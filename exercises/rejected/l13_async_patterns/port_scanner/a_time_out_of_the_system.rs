//! Refused: Your code takes an unreachable port for `Filtered`.

use exercises::ports::{State, connect};
use futures::{StreamExt, stream};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let mut v: Vec<_> = stream::iter(ports.into_iter().enumerate())
        .map(|(n, p)| async move {
            let s = match timeout(patience, connect(p)).await {
                Ok(Ok(_)) => State::Open,
                Ok(Err(e)) => match e.kind() {
                    ErrorKind::ConnectionRefused => State::Refused,
                    ErrorKind::TimedOut => State::Filtered,
                    _ => State::Unreachable,
                },
                Err(_) => State::Filtered,
            };
            (n, p, s)
        })
        .buffer_unordered(limit)
        .collect()
        .await;
    v.sort_by_key(|x| x.0);
    v.into_iter().map(|(_, p, s)| (p, s)).collect()
}
