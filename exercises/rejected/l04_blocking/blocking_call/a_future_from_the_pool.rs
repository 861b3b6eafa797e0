//! Refused: Your task calls `look_up` on the runtime's worker thread.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    let future = tokio::task::spawn_blocking(move || async move { look_up(key) });
    future.await.unwrap().await
}
