//! A loop that polls all connects that have a place.

use exercises::ports::{State, connect};
use futures::future::BoxFuture;
use std::future::poll_fn;
use std::io::ErrorKind;
use std::task::Poll;
use std::time::Duration;
use tokio::time::timeout;

pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let mut left = ports.iter().copied().enumerate();
    let mut states = vec![State::Filtered; ports.len()];
    let mut places: Vec<(usize, BoxFuture<'static, State>)> = Vec::new();
    poll_fn(|context| {
        loop {
            while places.len() < limit
                && let Some((entry, port)) = left.next()
            {
                places.push((entry, Box::pin(try_port(port, patience))));
            }
            let before = places.len();
            places.retain_mut(|(entry, tried)| match tried.as_mut().poll(context) {
                Poll::Ready(state) => {
                    states[*entry] = state;
                    false
                }
                Poll::Pending => true,
            });
            if places.len() == before {
                break;
            }
        }
        match places.is_empty() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    drop(places);
    ports.into_iter().zip(states).collect()
}

async fn try_port(port: u16, patience: Duration) -> State {
    match timeout(patience, connect(port)).await {
        Ok(Ok(_)) => State::Open,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
        Ok(Err(_)) => State::Unreachable,
        Err(_) => State::Filtered,
    }
}
