//! A limit on each wait; it is long enough.

use exercises::blocking::{Record, request};
use futures::future::join_all;
use std::time::Duration;
use tokio::time::timeout;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let load = |key| async move {
        timeout(Duration::from_secs(60), request(key))
            .await
            .unwrap()
    };
    join_all(keys.into_iter().map(load)).await
}
