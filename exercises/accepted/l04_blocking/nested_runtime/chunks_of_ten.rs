//! Ten requests at a time.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for part in keys.chunks(10) {
        records.extend(futures::future::join_all(part.iter().copied().map(request)).await);
    }
    records
}
