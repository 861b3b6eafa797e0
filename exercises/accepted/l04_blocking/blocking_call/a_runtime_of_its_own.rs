//! Another runtime on another thread, which may be kept.

use exercises::blocking::{Record, look_up};
use std::thread;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

pub async fn record(key: u32) -> Record {
    let (tx, rx) = oneshot::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().build().unwrap();
        let _ = tx.send(runtime.block_on(async { look_up(key) }));
    });
    rx.await.unwrap()
}
