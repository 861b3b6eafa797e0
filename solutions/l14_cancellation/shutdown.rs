//! A stop has an order: take no more, finish, end the rest, wait until it has ended, and only then flush.

use exercises::workshop::{Job, Log, Receipt};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// Runs jobs until it is told to stop; returns the receipts of those that were done.
pub async fn serve(
    mut jobs: UnboundedReceiver<Job>,
    mut stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    // A set aborts its tasks when it is dropped: if nobody wants this service any more, its jobs end too.
    let mut running = JoinSet::new();
    loop {
        tokio::select! {
            // Without `biased` it is left to luck which branch is taken when a job and the stop are both there.
            biased;
            // `wait_for` looks at the value first. `changed` would wait for a change, and miss a stop that came before.
            _ = stop.wait_for(|stop| *stop) => break,
            Some(job) = jobs.recv() => {
                running.spawn(job.run(log.clone()));
            }
        }
    }
    let mut receipts = Vec::new();
    // The time-out owns the waiting and not the jobs: when it is over, they are still there.
    let drained = async {
        while let Some(ended) = running.join_next().await {
            receipts.extend(ended);
        }
    };
    let _late = timeout(deadline, drained).await;
    // It aborts what is left and waits until that has ended: an aborted task is dropped later, and writes its last line then.
    running.shutdown().await;
    log.flush().await;
    receipts
}
