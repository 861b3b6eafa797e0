//! Whenever a task ends, the next port gets one.

use exercises::ports::{State, connect};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let mut left = ports.iter().copied().enumerate();
    let mut tasks = JoinSet::new();
    let mut states = vec![None; ports.len()];
    loop {
        while tasks.len() < limit
            && let Some((entry, port)) = left.next()
        {
            tasks.spawn(async move { (entry, try_port(port, patience).await) });
        }
        let Some(done) = tasks.join_next().await else {
            break;
        };
        let (entry, state) = done.unwrap();
        states[entry] = Some(state);
    }
    ports
        .into_iter()
        .zip(states.into_iter().flatten())
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
