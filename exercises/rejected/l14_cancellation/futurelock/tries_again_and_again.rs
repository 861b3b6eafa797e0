//! Refused: Your code never returns: it keeps the processor busy, and nothing comes of it.
//! By: it_ends_when_the_entry_waits_for_the_lock

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
            let (written, remark) = tokio::join!(entry, remark(log));
            (written, Some(remark))
        }
    }
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    loop {
        if let Ok(mut log) = log.try_lock() {
            return log.write_entry().await;
        }
        tokio::task::yield_now().await;
    }
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    loop {
        if let Ok(mut log) = log.try_lock() {
            return log.write_remark(words).await;
        }
        tokio::task::yield_now().await;
    }
}
