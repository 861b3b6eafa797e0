//! Refused: Another thread than the runtime's worker polls the requests.

use exercises::blocking::{Record, request};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    keys.into_iter()
        .map(|key| block_in_place(|| Handle::current().block_on(request(key))))
        .collect()
}
