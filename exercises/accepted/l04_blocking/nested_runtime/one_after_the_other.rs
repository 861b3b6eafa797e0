//! One request after the other.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys {
        records.push(request(key).await);
    }
    records
}
