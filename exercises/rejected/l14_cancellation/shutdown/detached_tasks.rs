//! Refused: A job goes on when the service's future is dropped.

use exercises::workshop::{Job, Log, Receipt};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

pub async fn serve(
    mut jobs: UnboundedReceiver<Job>,
    mut stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    let mut running = Vec::new();
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(job) = jobs.recv() => running.push(tokio::spawn(job.run(log.clone()))),
        }
    }
    let until = Instant::now() + deadline;
    let mut receipts = Vec::new();
    for mut job in running {
        let ended = match timeout_at(until, &mut job).await {
            Ok(ended) => ended,
            Err(_) => {
                job.abort();
                job.await
            }
        };
        receipts.extend(ended);
    }
    log.flush().await;
    receipts
}
