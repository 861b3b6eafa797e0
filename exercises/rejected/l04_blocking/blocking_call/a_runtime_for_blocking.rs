//! Refused: The calls of several tasks wait for each other.

use exercises::blocking::{Record, look_up};
use std::sync::LazyLock;
use tokio::runtime::{Builder, Runtime};

static ASIDE: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(4)
        .build()
        .unwrap()
});

pub async fn record(key: u32) -> Record {
    ASIDE.spawn(async move { look_up(key) }).await.unwrap()
}
