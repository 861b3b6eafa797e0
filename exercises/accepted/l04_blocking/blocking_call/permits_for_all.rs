//! As many permits as there are calls at the most.

use exercises::blocking::{Record, look_up};
use tokio::sync::Semaphore;

static PERMITS: Semaphore = Semaphore::const_new(200);

pub async fn record(key: u32) -> Record {
    let _permit = PERMITS.acquire().await.unwrap();
    tokio::task::spawn_blocking(move || look_up(key))
        .await
        .unwrap()
}
