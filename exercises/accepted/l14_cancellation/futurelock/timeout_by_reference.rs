//! A time-out round a reference, and `join` of the crate futures.

use exercises::logbook::{Entry, Logbook, find_words};
use futures::future::join;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::timeout;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let mut entry = pin!(entry(Arc::clone(&log)));
    match timeout(patience, &mut entry).await {
        Ok(written) => (written, None),
        Err(_) => {
            let (remark, written) = join(remark(log), entry).await;
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
