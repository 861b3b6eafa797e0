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
    let (tx, mut rx) = tokio::sync::mpsc::channel(64);
    let mut running = JoinSet::new();
    loop {
        tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => break,
                Some(job) = jobs.recv() => {
                    let (log, tx) = (log.clone(), tx.clone());
        running.spawn(async move { let r = job.run(log).await; let _ = tx.try_send(r); });
                }
            }
    }
    let mut receipts = Vec::new();
    let drained = async {
        while let Some(ended) = running.join_next().await {
            let _: Vec<()> = ended.into_iter().collect();
        }
    };
    let _late = timeout(deadline, drained).await;
    running.shutdown().await;
    drop(tx);
    while let Some(r) = rx.recv().await {
        receipts.push(r);
    }
    log.flush().await;
    receipts
}
