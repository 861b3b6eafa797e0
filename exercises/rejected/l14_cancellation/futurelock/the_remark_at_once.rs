//! Refused: By the runtime's clock, your code begins the remark too early.

use exercises::logbook::{Entry, Logbook, find_words};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let (written, remark) = tokio::join!(entry(Arc::clone(&log)), remark(log));
    let _ = patience;
    (written, Some(remark))
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    log.lock().await.write_remark(words).await
}
