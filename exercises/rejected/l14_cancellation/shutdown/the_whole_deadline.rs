//! Refused: Your code waits longer than it has to.

use exercises::workshop::{Job, Log, Receipt};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub async fn serve(
    mut jobs: UnboundedReceiver<Job>,
    mut stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    let mut running = JoinSet::new();
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(job) = jobs.recv() => {
                running.spawn(job.run(log.clone()));
            }
        }
    }
    let mut receipts = Vec::new();
    tokio::time::sleep(deadline).await;
    while let Some(ended) = running.try_join_next() {
        receipts.extend(ended);
    }
    running.shutdown().await;
    log.flush().await;
    receipts
}
