//! Refused: Fewer requests were made than there are keys.

use exercises::blocking::{Record, request};
use futures::future::join_all;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    join_all(keys.into_iter().filter(|key| *key > 0).map(request)).await
}
