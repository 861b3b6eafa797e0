//! Refused: A task returned a record that no call of its own gave.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    let _ = tokio::task::spawn_blocking(move || look_up(key)).await;
    exercises::blocking::request(key).await
}
