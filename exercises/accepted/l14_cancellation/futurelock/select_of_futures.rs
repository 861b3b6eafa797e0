//! Select of futures.

use exercises::logbook::{Entry, Logbook, find_words};
use futures::future::{Either, select};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let e = Box::pin(entry(Arc::clone(&log)));
    match select(e, Box::pin(sleep(patience))).await {
        Either::Left((e, _)) => (e, None),
        Either::Right(((), e)) => match select(Box::pin(remark(log)), e).await {
            Either::Left((r, e)) => (e.await, Some(r)),
            Either::Right((e, r)) => (e, Some(r.await)),
        },
    }
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    log.lock().await.write_remark(words).await
}
