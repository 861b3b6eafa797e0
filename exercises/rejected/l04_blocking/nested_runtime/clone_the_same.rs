//! Refused: A record is in the lists twice, or comes from no request.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for key in keys {
        let known = records.iter().find(|record| record.key() == key).cloned();
        let fresh = request(key).await;
        records.push(known.unwrap_or(fresh));
    }
    records
}
