//! Refused: Your task calls `look_up` on the runtime's worker thread.

use exercises::blocking::{Record, look_up};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

static CALLS: AtomicUsize = AtomicUsize::new(0);

pub async fn record(key: u32) -> Record {
    if CALLS.fetch_add(1, SeqCst) >= 32 {
        return look_up(key);
    }
    let record = tokio::task::spawn_blocking(move || look_up(key))
        .await
        .unwrap();
    CALLS.fetch_sub(1, SeqCst);
    record
}
