//! All ports at the same time.

use crate::work::ports::{Port, Ports};
use futures::future::join_all;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Tells of each port what it is.
pub fn scan(ports: &Ports) -> Vec<Port> {
    ports.block_on(join_all(ports.addresses.iter().map(async |address| {
        let answer = timeout(ports.patience, TcpStream::connect(address)).await;
        Port::from(answer)
    })))
}
