//! Refused: Your code drops a runtime inside a runtime.

use exercises::blocking::{Record, request};
use tokio::runtime::Builder;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap();
    let mut records = Vec::new();
    for key in keys {
        records.push(runtime.spawn(request(key)).await.unwrap());
    }
    records
}
