//! Refused: Your code keeps somebody else from his turn.

use exercises::logbook::{Entry, Logbook, find_words};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let begun = Instant::now();
    let find = async {
        sleep(patience).await;
        find_words().await
    };
    let mut find = pin!(find);
    let write = async {
        let mut log = log.lock().await;
        let written = log.write_entry().await;
        (log, written)
    };
    let mut write = pin!(write);
    let (mut log, written) = tokio::select! {
        biased;
        both = &mut write => both,
        words = &mut find => {
            let (mut log, written) = write.await;
            let remark = log.write_remark(words).await;
            return (written, Some(remark));
        }
    };
    if begun.elapsed() <= patience {
        return (written, None);
    }
    let words = find.await;
    (written, Some(log.write_remark(words).await))
}
