//! Both begin at once; the remark waits for the patience, or is called off.

use exercises::logbook::{Entry, Logbook, find_words};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::sync::oneshot;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let (call_off, called_off) = oneshot::channel();
    let remark = async {
        tokio::select! {
            () = sleep(patience) => Some(remark(Arc::clone(&log)).await),
            _ = called_off => None,
        }
    };
    let entry = async {
        let written = entry(Arc::clone(&log)).await;
        // Whoever makes the remark already does not listen any more.
        let _ = call_off.send(());
        written
    };
    tokio::join!(entry, remark)
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    log.lock().await.write_remark(words).await
}
