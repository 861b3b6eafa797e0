//! Refused: Another thread than the runtime's worker polls the requests.

use exercises::blocking::{Record, request};
use tokio::runtime::Handle;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys {
        let runtime = Handle::current();
        let loaded = tokio::task::spawn_blocking(move || runtime.block_on(request(key)));
        records.push(loaded.await.unwrap());
    }
    records
}
