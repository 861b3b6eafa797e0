//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, request};
use std::time::Duration;

#[expect(clippy::disallowed_methods, reason = "this sleep is the mistake")]
pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys {
        let task = tokio::spawn(request(key));
        while !task.is_finished() {
            std::thread::sleep(Duration::from_millis(1));
        }
        records.push(task.await.unwrap());
    }
    records
}
