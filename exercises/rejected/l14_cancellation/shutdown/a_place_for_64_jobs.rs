//! Refused: Your code begins a job after it was told to stop.

use exercises::workshop::{Job, Log, Receipt};
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
    let places = std::sync::Arc::new(tokio::sync::Semaphore::new(64));
    let mut running = JoinSet::new();
    loop {
        tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => break,
                Some(job) = jobs.recv() => {
                    let (log, places) = (log.clone(), places.clone());
        running.spawn(async move { let _p = places.acquire().await; job.run(log).await });
                }
            }
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
