//! Refused: Fewer requests were made than there are keys.

use exercises::blocking::{Record, request};
use futures::future::join_all;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut keys = keys;
    keys.sort();
    keys.dedup();
    join_all(keys.into_iter().map(request)).await
}
