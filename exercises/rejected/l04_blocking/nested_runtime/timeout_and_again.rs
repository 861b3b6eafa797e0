//! Refused: More requests were made than there are keys.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys {
        loop {
            if let Ok(record) = tokio::time::timeout(std::time::Duration::ZERO, request(key)).await {
                records.push(record);
                break;
            }
        }
    }
    records
}
