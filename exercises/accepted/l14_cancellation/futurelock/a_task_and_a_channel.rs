//! A task and a channel.

use exercises::logbook::{Entry, Logbook, find_words};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let (tx, rx) = tokio::sync::oneshot::channel();
    let l = Arc::clone(&log);
    tokio::spawn(async move {
        let _ = tx.send(entry(l).await);
    });
    let mut rx = pin!(rx);
    tokio::select! {
        written = &mut rx => (written.unwrap(), None),
        () = sleep(patience) => {
            let remark = remark(log).await;
            (rx.await.unwrap(), Some(remark))
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
