//! Refused: Your task calls `look_up` on the runtime's worker thread.

use exercises::blocking::{Record, look_up};
use std::sync::atomic::AtomicBool;

static FIRST: AtomicBool = AtomicBool::new(true);

pub async fn record(key: u32) -> Record {
    if FIRST.swap(false, std::sync::atomic::Ordering::SeqCst) {
        return look_up(key);
    }
    tokio::task::spawn_blocking(move || look_up(key))
        .await
        .unwrap()
}
