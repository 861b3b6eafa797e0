//! Refused: Fewer requests were made than there are keys.

use exercises::blocking::{Record, request};
use std::collections::BTreeMap;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut known: BTreeMap<u32, Record> = BTreeMap::new();
    let mut records = Vec::new();
    for key in keys {
        let record = match known.get(&key) {
            Some(record) => record.clone(),
            None => request(key).await,
        };
        known.insert(key, record.clone());
        records.push(record);
    }
    records
}
