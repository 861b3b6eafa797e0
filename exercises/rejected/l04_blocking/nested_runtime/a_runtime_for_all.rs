//! Refused: A second runtime drives the requests.

use exercises::blocking::{Record, request};
use std::sync::LazyLock;
use tokio::runtime::{Builder, Runtime};

static ASIDE: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap()
});

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys {
        records.push(ASIDE.spawn(request(key)).await.unwrap());
    }
    records
}
