//! As many workers as the limit allows take ports from one iterator.

use exercises::ports::{State, connect};
use futures::future::join_all;
use std::cell::RefCell;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let states = RefCell::new(vec![State::Filtered; ports.len()]);
    let left = RefCell::new(ports.iter().copied().enumerate());
    join_all((0..limit).map(|_| async {
        loop {
            let next = left.borrow_mut().next();
            let Some((entry, port)) = next else { break };
            let state = try_port(port, patience).await;
            states.borrow_mut()[entry] = state;
        }
    }))
    .await;
    let states = states.into_inner();
    ports.iter().copied().zip(states).collect()
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
