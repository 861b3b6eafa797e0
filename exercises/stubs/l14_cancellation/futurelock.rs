//! Goal: mend a function that waits for ever for a lock, though nobody holds it: its own future is the next one for it.
//! Why: one task and one lock are enough for a deadlock, if a future stands in a queue and nobody polls it any more.
//! Check: cargo test futurelock

use exercises::logbook::{Entry, Logbook, find_words};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

/// Writes an entry; if it is not written when `patience` is over, a remark about that as well. Returns both.
///
/// - The entry asks for the lock at once, and keeps its place in the queue: its future is not dropped and not made anew.
/// - If it is not written when `patience` is over, the remark begins at that instant, beside it: it finds words, and then
///   asks for the lock. Both are written to their end, once each. (`patience` is at least 1 ms, and nothing else happens
///   at that very instant.)
/// - The lock is fair, and others stand in its queue too. Whoever has waited longest is next, and nobody holds the lock longer
///   than he writes.
/// - It returns when both are written, or the entry in time, and leaves no task behind. All happens on this thread; while
///   nothing happens, it sleeps.
pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    exercises::not_begun!("mend what follows, so that the entry goes on while the remark waits");
    let mut entry = pin!(entry(Arc::clone(&log)));
    tokio::select! {
        written = &mut entry => (written, None),
        () = sleep(patience) => {
            let remark = remark(log).await;
            (entry.await, Some(remark))
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
