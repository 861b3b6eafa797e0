//! Refused: More requests were made than there are keys.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys {
        request(key).await;
        records.push(request(key).await);
    }
    records
}
