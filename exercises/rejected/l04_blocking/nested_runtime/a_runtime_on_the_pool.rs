//! Refused: A second runtime drives the requests.

use exercises::blocking::{Record, request};
use tokio::runtime::Builder;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let load = move || {
        let runtime = Builder::new_current_thread().build().unwrap();
        keys.into_iter().map(|key| runtime.block_on(request(key))).collect()
    };
    tokio::task::spawn_blocking(load).await.unwrap()
}
