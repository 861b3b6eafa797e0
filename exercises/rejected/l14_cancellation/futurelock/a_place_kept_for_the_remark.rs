//! Refused: Your code keeps somebody else from his turn.

use exercises::logbook::{Entry, Logbook, find_words};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let mut entry = pin!(entry(Arc::clone(&log)));
    let mut place = pin!(log.lock());
    let begun = tokio::select! {
        biased;
        written = &mut entry => return (written, None),
        log = &mut place => Err(log),
        () = sleep(patience) => Ok(()),
    };
    let words = find_words();
    match begun {
        Ok(()) => {
            let (written, mut log, words) = tokio::join!(entry, place, words);
            (written, Some(log.write_remark(words).await))
        }
        Err(mut log) => {
            let words = words.await;
            let remark = log.write_remark(words).await;
            drop(log);
            (entry.await, Some(remark))
        }
    }
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}
