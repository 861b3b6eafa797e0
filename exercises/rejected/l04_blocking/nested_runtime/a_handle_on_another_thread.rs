//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let runtime = tokio::runtime::Handle::current();
    let load = move || keys.into_iter().map(|key| runtime.block_on(request(key))).collect();
    std::thread::spawn(load).join().unwrap()
}
