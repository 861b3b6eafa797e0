//! Refused: The entry takes the lock later than it could.

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
            let words = find_words().await;
            let remark = async { log.lock().await.write_remark(words).await };
            let (written, remark) = tokio::join!(entry, remark);
            (written, Some(remark))
        }
    }
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}
