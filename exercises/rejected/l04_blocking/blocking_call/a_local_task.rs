//! Refused: Your code spawns a local task where there is no LocalSet.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    tokio::task::spawn_local(async move { look_up(key) }).await.unwrap()
}
