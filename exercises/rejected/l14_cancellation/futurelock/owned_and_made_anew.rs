//! Refused: The entry loses its place in the queue of the lock.

use exercises::logbook::{Entry, Logbook, find_words};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    tokio::select! {
        written = entry(Arc::clone(&log)) => return (written, None),
        () = sleep(patience) => {}
    }
    let (written, remark) = tokio::join!(entry(Arc::clone(&log)), remark(log));
    (written, Some(remark))
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    log.lock().await.write_remark(words).await
}
