//! A task that awaits the blocking pool.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    let call = async move { tokio::task::spawn_blocking(move || look_up(key)).await };
    tokio::spawn(call).await.unwrap().unwrap()
}
