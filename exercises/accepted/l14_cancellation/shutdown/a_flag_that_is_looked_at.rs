//! The stop is a task's flag as well: it is looked at when a job has come.

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
    let mut receipts = Vec::new();
    while !*stop.borrow_and_update() {
        tokio::select! {
            _ = stop.changed() => {}
            Some(ended) = running.join_next() => receipts.extend(ended),
            Some(job) = jobs.recv() => {
                if *stop.borrow() {
                    break;
                }
                running.spawn(job.run(log.clone()));
            }
        }
    }
    jobs.close();
    let late = tokio::time::sleep(deadline);
    tokio::pin!(late);
    while !running.is_empty() {
        tokio::select! {
            Some(ended) = running.join_next() => receipts.extend(ended),
            () = &mut late => break,
        }
    }
    running.abort_all();
    while let Some(ended) = running.join_next().await {
        receipts.extend(ended);
    }
    log.flush().await;
    receipts
}
