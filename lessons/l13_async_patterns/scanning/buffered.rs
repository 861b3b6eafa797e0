//! A few at a time, answered in their order.

use crate::work::ports::{Port, Ports};
use futures::stream::{self, StreamExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Tells of each port what it is.
pub fn scan(ports: &Ports, limit: usize) -> Vec<Port> {
    let probe = async |address| {
        let answer = timeout(ports.patience, TcpStream::connect(address)).await;
        Port::from(answer)
    };
    let probes = stream::iter(&ports.addresses).map(probe).buffered(limit);
    ports.block_on(probes.collect())
}
