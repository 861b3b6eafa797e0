//! Ports of a host: [`connect`], [`Connection`] and [`State`] are for learners; the rest checks the exercise `port_scanner`.

mod host;
mod judge;
mod places;
mod states;

pub use host::Kind;
pub use judge::check;

use host::Open;
use std::io;

/// What a scan finds out about a port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A connection was made.
    Open,
    /// The host refuses connections: `ErrorKind::ConnectionRefused`.
    Refused,
    /// There was no answer in time.
    Filtered,
    /// There was any other error.
    Unreachable,
}

/// A connection to a port; whoever drops it closes it.
#[derive(Debug)]
pub struct Connection {
    #[expect(dead_code, reason = "its drop is noted")]
    open: Open,
}

/// Connects to a port of the host. Needs a tokio runtime.
///
/// Like every async function it does nothing before its future is polled. Some ports never answer.
///
/// # Errors
///
/// As std's: `ErrorKind::ConnectionRefused`, or another kind.
pub async fn connect(port: u16) -> io::Result<Connection> {
    let open = host::connect(port).await?;
    Ok(Connection { open })
}
