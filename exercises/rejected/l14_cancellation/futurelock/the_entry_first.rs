//! Refused: Your code begins the remark later than it should.

use exercises::logbook::{Entry, Logbook, find_words};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let begun = Instant::now();
    let written = entry(Arc::clone(&log)).await;
    match begun.elapsed() > patience {
        true => (written, Some(remark(log).await)),
        false => (written, None),
    }
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    log.lock().await.write_remark(words).await
}
