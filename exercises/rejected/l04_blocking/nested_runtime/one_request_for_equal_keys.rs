//! Refused: Fewer requests were made than there are keys.

use exercises::blocking::{Record, request};
use std::collections::BTreeMap;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut known: BTreeMap<u32, Record> = BTreeMap::new();
    let mut records = Vec::new();
    for key in keys {
        if !known.contains_key(&key) {
            known.insert(key, request(key).await);
        }
        records.push(known[&key].clone());
    }
    records
}
