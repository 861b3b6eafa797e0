//! The jobs are futures that this function polls: dropping them ends them at once.

use exercises::workshop::{Job, Log, Receipt};
use futures::stream::{FuturesUnordered, StreamExt};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;

pub async fn serve(
    mut jobs: UnboundedReceiver<Job>,
    mut stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    let mut running = FuturesUnordered::new();
    let mut receipts = Vec::new();
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(job) = jobs.recv() => running.push(job.run(log.clone())),
            Some(receipt) = running.next() => receipts.push(receipt),
        }
    }
    let late = tokio::time::sleep(deadline);
    tokio::pin!(late);
    loop {
        tokio::select! {
            biased;
            next = running.next() => match next {
                Some(receipt) => receipts.push(receipt),
                None => break,
            },
            () = &mut late => break,
        }
    }
    drop(running);
    log.flush().await;
    receipts
}
