//! The solution, with a thousand lines of debug output at every call.

use exercises::blocking::{Record, request};
use futures::future::join_all;

/// Loads the record of every key; the records come in the order of the keys.
pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    for line in 0..1000 {
        println!("debug {line}");
    }
    // `map(load)` makes futures; join_all polls them all and keeps their order.
    join_all(keys.into_iter().map(load)).await
}

/// Loads one record; async now, so that it waits without keeping a thread.
async fn load(key: u32) -> Record {
    request(key).await
}
