//! Refused: The records come in another order than the keys.

use exercises::blocking::{Record, request};
use futures::StreamExt;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    futures::stream::iter(keys)
        .map(request)
        .buffer_unordered(4)
        .collect()
        .await
}
