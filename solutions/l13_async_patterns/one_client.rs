//! A client is made once, before the requests, and shared by all of them: it is made for being used by many at once.

use exercises::origin::{Client, Page};
use futures::future::join_all;

/// Asks for every entry of `paths`, all at the same time over one connection.
pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    // Before the requests, and not in each of them: whoever connects "if there is no client yet" looks, and then awaits.
    // All the others look meanwhile, find none either, and connect too.
    let client = Client::connect().await;
    // `get` takes `&self`, so a reference is all that a request needs. No lock: one that is held until the page is
    // there would let the requests go one after the other. Tasks that live on their own would take `client.clone()`.
    join_all(paths.into_iter().map(|path| client.get(path))).await
    // Here the client is dropped, and with it the connection closed.
}
