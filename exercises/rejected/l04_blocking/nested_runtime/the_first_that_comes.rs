//! Refused: The records come in another order than the keys.

use exercises::blocking::{Record, request};
use futures::future::select_all;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut waiting: Vec<_> = keys.into_iter().map(|key| Box::pin(request(key))).collect();
    let mut records = Vec::new();
    while !waiting.is_empty() {
        let (record, _, rest) = select_all(waiting).await;
        records.push(record);
        waiting = rest;
    }
    records
}
