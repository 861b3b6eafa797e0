//! Fetching that does not block: at `.await` the thread is free for other tasks.

use crate::trace::Kind;
use crate::work::waiting::{Document, Item};
use anyhow::{Context, Result, ensure};
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::{Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// Fetches an item's document and gives the thread back while it waits.
///
/// Fails when the server can't be reached or the system refuses a socket. Needs a tokio runtime.
pub async fn fetch(item: &Item) -> Result<Document> {
    let _span = item.shared.recorder.open(item.id, Kind::Waiting);
    match item.shared.address {
        // In a box of its own: a future is as large as its largest part, and 100,000 sleeps would each carry an HTTP client.
        Some(address) => Box::pin(get(address, item.id))
            .await
            .with_context(|| format!("failed to fetch item {} from the local server", item.id))?
            .checked(item),
        None => {
            tokio::time::sleep(item.delay).await;
            Ok(Document::of(item.id))
        }
    }
}

/// A fresh connection for every item, as in the blocking client: no model gains from a warm pool.
async fn get(address: SocketAddr, item: usize) -> Result<Document> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let request = Request::get(format!("/items/{item}"))
        .header(header::HOST, address.to_string())
        .header(header::CONNECTION, "close")
        .body(Empty::<Bytes>::new())?;
    let answer = async move {
        let response = sender.send_request(request).await?;
        ensure!(
            response.status() == StatusCode::OK,
            "the server answered {}",
            response.status()
        );
        Ok(response.into_body().collect().await?.to_bytes())
    };
    // The connection must be polled for the answer to come; both live in this one task.
    let (body, closed) = tokio::join!(answer, connection);
    let body = body?;
    closed?;
    Ok(serde_json::from_slice(&body)?)
}
