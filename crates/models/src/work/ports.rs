//! Ports of this machine: open ones, ones that refuse, and ones that never answer.

use crate::work::event_loop::EventLoop;
use anyhow::{Context, Result};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;
use tokio::net::TcpSocket;
use tokio::time::error::Elapsed;

/// Connections with which the queue of a listener that accepts nothing is filled, at most.
const FILL: usize = 8;
/// More ports that never answer are not made: each takes a while.
const SILENT: usize = 20;
/// A connection to a port of this machine that takes longer than this is not taken any more.
const FULL: Duration = Duration::from_millis(20);

/// What an attempt to connect tells about a port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Port {
    /// Somebody listens there.
    Open,
    /// The machine answers that nobody does.
    Refused,
    /// Nothing came back in time.
    Silent,
    /// The attempt failed in another way.
    Failed(io::ErrorKind),
}

/// Ports, and how long to wait for one of them.
#[derive(Debug)]
pub struct Ports {
    /// Where to connect, in the order in which the results are given.
    pub addresses: Vec<SocketAddr>,
    /// How long to wait for an answer.
    pub patience: Duration,
    event_loop: EventLoop,
    /// Kept so that the ports stay as they are.
    _open: Vec<TcpListener>,
    _silent: Vec<(tokio::net::TcpListener, Vec<TcpStream>)>,
}

impl Ports {
    /// `number` ports of 127.0.0.1: one in four never answers (20 at most), where the system can leave a
    /// connection unanswered; of the others every second one is open.
    ///
    /// Fails when the system gives no sockets or no ports.
    pub fn new(number: usize, patience: Duration) -> Result<Ports> {
        let event_loop = EventLoop::new("the scan")?;
        let (mut addresses, mut open, mut silent) = (Vec::new(), Vec::new(), Vec::new());
        for id in 0..number {
            if id % 4 == 3
                && silent.len() < SILENT
                && let Some(kept) = never_answers(&event_loop)?
            {
                addresses.push(kept.0.local_addr()?);
                silent.push(kept);
                continue;
            }
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
                .context("failed to open a port on 127.0.0.1 to be scanned")?;
            addresses.push(listener.local_addr()?);
            if id % 2 == 0 {
                open.push(listener);
            }
        }
        Ok(Ports {
            addresses,
            patience,
            event_loop,
            _open: open,
            _silent: silent,
        })
    }

    /// How many never answer.
    pub fn silent(&self) -> usize {
        self._silent.len()
    }

    /// Runs a future to its end: see [`EventLoop::block_on`].
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.event_loop.block_on(future)
    }
}

/// A port whose queue of connections is full, so that the system drops every further attempt; `None` where the system
/// refuses it or takes it all the same.
fn never_answers(
    event_loop: &EventLoop,
) -> Result<Option<(tokio::net::TcpListener, Vec<TcpStream>)>> {
    let listener = event_loop
        .block_on(async {
            let socket = TcpSocket::new_v4()?;
            socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
            socket.listen(0)
        })
        .context("failed to open a port on 127.0.0.1 that never answers")?;
    let address = listener.local_addr()?;
    let mut filled = Vec::new();
    for _ in 0..FILL {
        match TcpStream::connect_timeout(&address, FULL) {
            Ok(stream) => filled.push(stream),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => {
                return Ok(Some((listener, filled)));
            }
            Err(_) => return Ok(None),
        }
    }
    Ok(None)
}

impl<T> From<Result<io::Result<T>, Elapsed>> for Port {
    fn from(answer: Result<io::Result<T>, Elapsed>) -> Port {
        match answer {
            Ok(Ok(_)) => Port::Open,
            Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => Port::Refused,
            Ok(Err(error)) => Port::Failed(error.kind()),
            Err(_) => Port::Silent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l13_async_patterns::scanning::{
        all_at_once, buffer_unordered, buffered, one_by_one,
    };

    #[test]
    fn every_way_to_scan_tells_the_same() {
        let ports = Ports::new(8, Duration::from_millis(200)).expect("it opens them");
        let told = one_by_one::scan(&ports);
        assert_eq!(told[..3], [Port::Open, Port::Refused, Port::Open]);
        assert_eq!(
            told.iter().filter(|port| **port == Port::Silent).count(),
            ports.silent()
        );
        assert_eq!(all_at_once::scan(&ports), told);
        assert_eq!(buffered::scan(&ports, 3), told);
        assert_eq!(buffer_unordered::scan(&ports, 3), told);
    }
}
