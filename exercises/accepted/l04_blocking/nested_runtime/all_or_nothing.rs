//! An error type that nobody needs.

use exercises::blocking::{Record, request};
use futures::future::try_join_all;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let loads = keys
        .into_iter()
        .map(|key| async move { Ok::<_, ()>(request(key).await) });
    try_join_all(loads).await.unwrap()
}
