//! Refused: A task that your code spawned does not give the runtime's worker thread back.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    tokio::spawn(async move { std::thread::spawn(move || look_up(key)).join().unwrap() })
        .await
        .unwrap()
}
