//! A few at a time, answered as they come, then sorted.

use crate::work::ports::{Port, Ports};
use futures::stream::{self, StreamExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Tells of each port what it is.
pub fn scan(ports: &Ports, limit: usize) -> Vec<Port> {
    let probe = async |(id, address)| {
        let answer = timeout(ports.patience, TcpStream::connect(address)).await;
        (id, Port::from(answer))
    };
    let numbered = stream::iter(ports.addresses.iter().enumerate());
    let probes = numbered.map(probe).buffer_unordered(limit);
    let mut told: Vec<_> = ports.block_on(probes.collect());
    told.sort_unstable_by_key(|&(id, _)| id);
    told.into_iter().map(|(_, port)| port).collect()
}
