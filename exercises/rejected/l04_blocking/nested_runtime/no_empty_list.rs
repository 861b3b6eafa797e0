//! Refused: your code panicked: index out of bounds: the len is 0 but the index is 0

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = vec![request(keys[0]).await];
    for key in &keys[1..] {
        records.push(request(*key).await);
    }
    records
}
