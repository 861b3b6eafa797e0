//! Handles in a guard that aborts them when it is dropped.

use exercises::workshop::{Job, Log, Receipt};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

struct Handles(Vec<JoinHandle<Receipt>>);

impl Drop for Handles {
    fn drop(&mut self) {
        for job in &self.0 {
            job.abort();
        }
    }
}

pub async fn serve(
    mut jobs: UnboundedReceiver<Job>,
    mut stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    let mut running = Handles(Vec::new());
    loop {
        let job = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(job) = jobs.recv() => job,
        };
        running.0.push(tokio::spawn(job.run(log.clone())));
    }
    let until = Instant::now() + deadline;
    let mut receipts = Vec::new();
    for job in &mut running.0 {
        if timeout_at(until, &mut *job)
            .await
            .is_ok_and(|ended| ended.map(|it| receipts.push(it)).is_ok())
        {
            continue;
        }
        job.abort();
        if let Ok(receipt) = job.await {
            receipts.push(receipt);
        }
    }
    drop(running);
    log.flush().await;
    receipts
}
