//! Refused: Your code does not poll the entry when it could go on.

use exercises::logbook::{Entry, Logbook, find_words};
use futures::future::maybe_done;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub async fn record(log: Arc<Mutex<Logbook>>, patience: Duration) -> (Entry, Option<Entry>) {
    let mut entry = Box::pin(maybe_done(entry(Arc::clone(&log))));
    let mut late = Box::pin(sleep(patience));
    let mut remark = Box::pin(maybe_done(remark(log)));
    let mut begun = false;
    poll_fn(|context| {
        let mut nobody = Context::from_waker(Waker::noop());
        let written = entry.as_mut().poll(&mut nobody).is_ready();
        if !begun {
            if written {
                return Poll::Ready(());
            }
            begun = late.as_mut().poll(context).is_ready();
        }
        match begun && remark.as_mut().poll(context).is_ready() && written {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    (
        entry.as_mut().take_output().unwrap(),
        remark.as_mut().take_output(),
    )
}

async fn entry(log: Arc<Mutex<Logbook>>) -> Entry {
    log.lock().await.write_entry().await
}

async fn remark(log: Arc<Mutex<Logbook>>) -> Entry {
    let words = find_words().await;
    log.lock().await.write_remark(words).await
}
