//! Refused: Your code begins the remark later than it should.

use exercises::logbook::{Entry, Logbook, find_words};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let mut entry = pin!(entry(Arc::clone(&log)));
    tokio::select! {
        written = &mut entry => (written, None),
        () = sleep(patience) => {
            let (e, r) = tokio::join!(entry, remark(log)); (e, Some(r))
        }
    }
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let mut l = log.lock().await;
    let words = find_words().await;
    l.write_remark(words).await
}
