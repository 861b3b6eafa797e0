//! Something else is done on the blocking pool.

use exercises::blocking::{Record, request};
use futures::future::join_all;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let records = join_all(keys.into_iter().map(request)).await;
    tokio::task::spawn_blocking(move || records.into_iter().collect())
        .await
        .unwrap()
}
