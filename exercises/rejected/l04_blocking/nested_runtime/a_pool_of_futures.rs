//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, request};
use futures::executor::LocalPool;
use futures::future::join_all;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut pool = LocalPool::new();
    pool.run_until(join_all(keys.into_iter().map(request)))
}
