//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, request};
use futures::executor::block_on;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    keys.into_iter().map(|key| block_on(request(key))).collect()
}
