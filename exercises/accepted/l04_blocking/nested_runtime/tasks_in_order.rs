//! A task for each request, awaited in order.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let tasks: Vec<_> = keys
        .into_iter()
        .map(|key| tokio::spawn(request(key)))
        .collect();
    let mut records = Vec::new();
    for task in tasks {
        records.push(task.await.unwrap());
    }
    records
}
