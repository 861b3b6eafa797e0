//! It prints a lot, and flushes now and then beside its work.

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
    for line in 0..1_000 {
        println!("line {line}");
    }
    let mut running = JoinSet::new();
    let mut flushing = JoinSet::new();
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(job) = jobs.recv() => {
                running.spawn(job.run(log.clone()));
                if flushing.is_empty() {
                    let log = log.clone();
                    flushing.spawn(async move { log.flush().await });
                }
            }
            Some(_) = flushing.join_next() => {}
        }
    }
    flushing.shutdown().await;
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
