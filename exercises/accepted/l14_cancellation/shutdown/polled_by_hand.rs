//! The stop is polled before the queue, by hand.

use exercises::workshop::{Job, Log, Receipt};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub async fn serve(
    mut jobs: UnboundedReceiver<Job>,
    mut stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    let mut running = JoinSet::new();
    let mut told = pin!(stop.wait_for(|stop| *stop));
    while let Some(job) = poll_fn(|context| {
        if told.as_mut().poll(context).is_ready() {
            return Poll::Ready(None);
        }
        jobs.poll_recv(context)
    })
    .await
    {
        running.spawn(job.run(log.clone()));
    }
    let mut receipts = Vec::new();
    let drained = async {
        while let Some(ended) = running.join_next().await {
            receipts.extend(ended);
        }
    };
    let _late = timeout(deadline, drained).await;
    running.shutdown().await;
    log.flush().await;
    receipts
}
