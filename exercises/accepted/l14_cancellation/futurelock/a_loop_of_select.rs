//! A loop polls both, with what is there already kept outside of it.

use exercises::logbook::{Entry, Logbook, find_words};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let mut entry = pin!(entry(Arc::clone(&log)));
    let mut late = pin!(sleep(patience));
    let mut remark = pin!(remark(log));
    let (mut begun, mut written, mut made) = (false, None, None);
    loop {
        tokio::select! {
            one = &mut entry, if written.is_none() => {
                written = Some(one);
                if !begun {
                    break;
                }
            }
            () = &mut late, if !begun => begun = true,
            one = &mut remark, if begun && made.is_none() => made = Some(one),
            else => break,
        }
    }
    (written.expect("it is written"), made)
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    log.lock().await.write_remark(words).await
}
