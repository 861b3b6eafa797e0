//! From the last key to the first, and then turned round.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys.into_iter().rev() {
        records.push(request(key).await);
    }
    records.reverse();
    records
}
