//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut tasks: Vec<_> = keys
        .into_iter()
        .map(|key| tokio::spawn(request(key)))
        .collect();
    while !tasks.iter().all(|task| task.is_finished()) {
        std::thread::yield_now();
    }
    let mut records = Vec::new();
    for task in &mut tasks {
        records.push(task.await.unwrap());
    }
    records
}
