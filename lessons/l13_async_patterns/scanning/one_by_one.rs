//! One port after the other.

use crate::work::ports::{Port, Ports};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Tells of each port what it is.
pub fn scan(ports: &Ports) -> Vec<Port> {
    ports.block_on(async {
        let mut told = Vec::new();
        for address in &ports.addresses {
            let connect = TcpStream::connect(address);
            let answer = timeout(ports.patience, connect).await;
            told.push(Port::from(answer));
        }
        told
    })
}
