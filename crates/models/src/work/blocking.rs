//! Fetching that blocks: the calling thread can do nothing else until the answer is there.

use crate::trace::Kind;
use crate::work::waiting::{Document, Item};
use anyhow::{Context, Result, ensure};
use std::net::SocketAddr;
use std::time::Duration;

/// Fetches an item's document and keeps the calling thread until it has come.
///
/// Fails when the server can't be reached or the system refuses a socket.
pub fn fetch(item: &Item) -> Result<Document> {
    let _span = item.shared.recorder.open(item.id, Kind::Waiting);
    match item.shared.address {
        Some(address) => get(address, item.id)
            .with_context(|| format!("failed to fetch item {} from the local server", item.id))?
            .checked(item),
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

/// A fresh connection for every item, as in the non-blocking client: no model gains from a warm pool.
fn get(address: SocketAddr, item: usize) -> Result<Document> {
    let response = minreq::get(format!("http://{address}/items/{item}"))
        .with_header("Connection", "close")
        .send()?;
    ensure!(
        response.status_code == 200,
        "the server answered {}",
        response.status_code
    );
    Ok(serde_json::from_slice(response.as_bytes())?)
}
