//! Refused: Your code loses a receipt.

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
    let mut running = JoinSet::new();
    let mut receipts = Vec::new();
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(job) = jobs.recv() => {
                running.spawn(job.run(log.clone()));
            }
            Some(ended) = running.join_next() => receipts.extend(ended),
        }
    }
    let _late = timeout(deadline, async {
        while running.join_next().await.is_some() {}
    })
    .await;
    running.shutdown().await;
    log.flush().await;
    receipts
}
