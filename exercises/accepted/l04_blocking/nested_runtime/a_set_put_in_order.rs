//! A set of tasks, whose records are put in order.

use exercises::blocking::{Record, request};
use tokio::task::JoinSet;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut tasks = JoinSet::new();
    for (place, key) in keys.into_iter().enumerate() {
        tasks.spawn(async move { (place, request(key).await) });
    }
    let mut records = tasks.join_all().await;
    records.sort_by_key(|(place, _)| *place);
    records.into_iter().map(|(_, record)| record).collect()
}
