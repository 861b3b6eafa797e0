//! Goal: find out which ports of a host are open, with a limit, and with a time-out for those that never answer.
//! Why: a port behind a firewall says nothing at all. Without a time-out of its own one such port holds up the rest.
//! Check: cargo test --test l13_async_patterns port_scanner::yours

use exercises::ports::{State, connect};
use std::time::Duration;

/// Tries every entry of `ports` once with `connect(port).await`; gives each port with its state, in the order of `ports`.
///
/// - `Open`: a connection was made; close it at once. `Refused`: the error is `ErrorKind::ConnectionRefused`. `Unreachable`: any
///   other error. `Filtered`: there was no answer within `patience`; then the connect is dropped at that instant.
/// - Each connect has the whole patience, from the instant at which it begins.
/// - At most `limit` connects and open connections at the same time (`limit` is from 1 to 1,000), and never fewer while
///   ports are left: when one is over, another begins at once. Which port that is, is up to you.
/// - A port may be in `ports` several times; each entry is tried for itself.
/// - It returns when the last port is known, and leaves no task and no connection behind. Everything happens on the thread
///   that runs this function. While nothing happens, it sleeps.
pub async fn scan(ports: Vec<u16>, limit: usize, patience: Duration) -> Vec<(u16, State)> {
    todo!("try every port, at most `limit` at the same time, each with its own time-out")
}
