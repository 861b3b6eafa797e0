//! Workers take ports from a channel and send states through another one.

use exercises::ports::{State, connect};
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc};
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let (jobs, left) = mpsc::unbounded_channel();
    let (known, mut states) = mpsc::unbounded_channel();
    let left = Arc::new(Mutex::new(left));
    for job in ports.iter().copied().enumerate() {
        jobs.send(job).unwrap();
    }
    drop(jobs);
    for _ in 0..limit.min(ports.len()) {
        let (left, known) = (Arc::clone(&left), known.clone());
        tokio::spawn(async move {
            while let Some((entry, port)) = next(&left).await {
                known.send((entry, try_port(port, patience).await)).unwrap();
            }
        });
    }
    drop(known);
    let mut all = vec![State::Filtered; ports.len()];
    while let Some((entry, state)) = states.recv().await {
        all[entry] = state;
    }
    ports.into_iter().zip(all).collect()
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}

async fn next(left: &Mutex<mpsc::UnboundedReceiver<(usize, u16)>>) -> Option<(usize, u16)> {
    left.lock().await.recv().await
}
