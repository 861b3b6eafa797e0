//! The entry is a task, which the runtime polls.

use exercises::logbook::{Entry, Logbook, find_words};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let mut entry = tokio::spawn(entry(Arc::clone(&log)));
    tokio::select! {
        written = &mut entry => (written.expect("it does not panic"), None),
        () = sleep(patience) => {
            let remark = remark(log).await;
            (entry.await.expect("it does not panic"), Some(remark))
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
