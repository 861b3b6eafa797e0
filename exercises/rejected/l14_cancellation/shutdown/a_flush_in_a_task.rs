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
    let mut set = JoinSet::new();
    let mut receipts = Vec::new();

    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,

            Some(job) = jobs.recv() => {
                let log = log.clone();
                set.spawn(async move { job.run(log).await });
            }
        }
    }
    let _ = timeout(deadline, async {
        while let Some(receipt) = set.join_next().await {
            receipts.push(receipt.unwrap());
        }
    })
    .await;
    set.shutdown().await;
    tokio::spawn(async move { log.flush().await });
    receipts
}
