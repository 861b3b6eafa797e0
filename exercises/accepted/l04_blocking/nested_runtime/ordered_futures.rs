//! Futures that keep their order.

use exercises::blocking::{Record, request};
use futures::stream::{FuturesOrdered, StreamExt};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    keys.into_iter()
        .map(request)
        .collect::<FuturesOrdered<_>>()
        .collect()
        .await
}
