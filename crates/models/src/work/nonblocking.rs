//! Fetching that does not block: at `.await` the thread is free for other
//! tasks.

use crate::trace::Kind;
use crate::work::document::Document;
use crate::work::http;
use crate::work::waiting::Item;
use anyhow::{Context, Result};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Fetches an item's document and gives the thread back while it waits.
///
/// Fails when the server can't be reached or the system refuses a socket. Needs
/// a tokio runtime.
pub async fn fetch(item: &Item) -> Result<Document> {
    let _span = item.shared.recorder.open(item.id, Kind::Waiting);
    match item.shared.address {
        // In a box of its own: a future is as large as its largest part, and
        // 100,000 sleeps would each carry an HTTP client.
        Some(address) => Box::pin(get(address, item.id))
            .await
            .with_context(|| http::failed(item.id))?
            .checked(item.id),
        None => {
            tokio::time::sleep(item.delay).await;
            Ok(Document::of(item.id))
        }
    }
}

/// Asks for an item on a connection of its own.
pub(super) async fn get(address: SocketAddr, item: usize) -> Result<Document> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(&http::request(address, item)).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    http::document(&answer)
}
