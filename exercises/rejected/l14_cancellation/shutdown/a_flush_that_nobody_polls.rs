//! Refused: Your code returns and has not begun to flush the log.

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
    let drained = async {
        while let Some(ended) = running.join_next().await {
            receipts.extend(ended);
        }
    };
    let _late = timeout(deadline, drained).await;
    running.shutdown().await;
    drop(log.flush());
    receipts
}
