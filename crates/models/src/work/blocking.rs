//! Fetching that blocks: the calling thread can do nothing else until the
//! answer is there.

use crate::trace::Kind;
use crate::work::document::Document;
use crate::work::http;
use crate::work::waiting::Item;
use anyhow::{Context, Result};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Fetches an item's document and keeps the calling thread until it has come.
///
/// Fails when the server can't be reached or the system refuses a socket.
pub fn fetch(item: &Item) -> Result<Document> {
    let _span = item.shared.recorder.open(item.id, Kind::Waiting);
    match item.shared.address {
        Some(address) => get(address, item.id)
            .with_context(|| http::failed(item.id))?
            .checked(item.id),
        None => {
            sleep(item.delay);
            Ok(Document::of(item.id))
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this sleep is the work itself")]
fn sleep(delay: Duration) {
    std::thread::sleep(delay);
}

fn get(address: SocketAddr, item: usize) -> Result<Document> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(&http::request(address, item))?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    http::document(&answer)
}
