//! A server that gives pages: [`Client`] and [`Page`] are for learners; the rest checks the exercise `one_client`.

mod judge;
mod server;
mod told;

pub use judge::check;

use server::Open;
use std::sync::Arc;

/// A client of the server: owns a connection, which its clones share. It is closed when the last of them is dropped.
#[derive(Debug, Clone)]
pub struct Client {
    open: Arc<Open>,
}

/// What a request brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What was asked for.
    pub path: u32,
    /// Its text.
    pub text: String,
}

impl Client {
    /// Opens a connection to the server, which takes its time. Needs a tokio runtime.
    pub async fn connect() -> Client {
        let open = Arc::new(server::connect().await);
        Client { open }
    }

    /// Sends a request for a page and waits for it. Any number of them may be under way on one connection.
    ///
    /// Like every async function it does nothing before its future is polled.
    pub async fn get(&self, path: u32) -> Page {
        self.open.get(path).await
    }
}
