//! Refused: Your code connects on threads of its own.

use exercises::ports::{State, connect};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let threads: Vec<_> = ports
        .into_iter()
        .map(|port| {
            std::thread::spawn(move || {
                let runtime = Builder::new_current_thread().enable_time().build().unwrap();
                (port, runtime.block_on(try_port(port, patience)))
            })
        })
        .collect();
    threads
        .into_iter()
        .take(limit)
        .map(|thread| thread.join().unwrap())
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
