//! Refused: the thread that all tasks run on waits for another thread

use exercises::blocking::{Record, look_up};
use futures::executor::block_on;

pub async fn record(key: u32) -> Record {
    block_on(tokio::task::spawn_blocking(move || look_up(key))).unwrap()
}
