//! A time-out belongs round the one thing that it is for: inside the limit, not outside of it.

use exercises::ports::{State, connect};
use futures::stream::{self, StreamExt};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

/// Tries every entry of `ports`, at most `limit` at the same time, each with its own time-out.
pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    let tries = ports
        .into_iter()
        .enumerate()
        .map(|(entry, port)| async move {
            // The stream polls a future for the first time when it has a place for it. The time-out is made in that poll,
            // so the patience begins with the connect and not with the scan.
            let state = match timeout(patience, connect(port)).await {
                // The connection is dropped in this arm, and with that closed, before the place is given to the next one.
                Ok(Ok(_connection)) => State::Open,
                Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => State::Refused,
                // An error is an answer as well: somebody on the way has said that there is no way.
                Ok(Err(_)) => State::Unreachable,
                // `timeout` has dropped the connect. Dropping is what ends it: a connect in a task of its own would go on.
                Err(_) => State::Filtered,
            };
            (entry, port, state)
        });
    // `buffered` would keep the order, but a port that is known waits in it for those before it, and takes a place
    // meanwhile. So they come as they end, and are put in order afterwards.
    let mut known: Vec<_> = stream::iter(tries).buffer_unordered(limit).collect().await;
    // By entry and not by port: a port may be in the list several times.
    known.sort_unstable_by_key(|(entry, ..)| *entry);
    known
        .into_iter()
        .map(|(_, port, state)| (port, state))
        .collect()
}
