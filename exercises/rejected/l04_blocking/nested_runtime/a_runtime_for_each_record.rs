//! Refused: A second runtime drives the requests.

use exercises::blocking::{Record, request};
use tokio::runtime::Builder;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .build()
            .unwrap();
        records.push(runtime.spawn(request(key)).await.unwrap());
        runtime.shutdown_background();
    }
    records
}
