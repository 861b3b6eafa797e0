//! A future that stands in a queue must be polled, or dropped: whoever keeps it and waits for something else may wait for it.

use exercises::logbook::{Entry, Logbook, find_words};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

/// Writes an entry, and a remark if that takes longer than `patience`; both go on at the same time.
pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    // By reference, so that the entry keeps its place when the patience is over: a dropped future loses it.
    let mut entry = pin!(entry(Arc::clone(&log)));
    tokio::select! {
        written = &mut entry => (written, None),
        () = sleep(patience) => {
            // In this branch `select!` polls nothing any more. `join!` polls both: when the lock is given to the entry, the
            // entry takes it, writes, and gives it on to the remark, which waits behind it.
            let (written, remark) = tokio::join!(entry, remark(log));
            (written, Some(remark))
        }
    }
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    log.lock().await.write_remark(words).await
}
