//! Refused: Your code gives the remark up.

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
            let r = remark(log); tokio::pin!(r);
            tokio::select! { biased; e = &mut entry => (e, None), x = &mut r => (entry.await, Some(x)) }
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
