//! Each job is told to stop, and the function waits for all of them.

use exercises::workshop::{Job, Log, Receipt};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::mpsc::unbounded_channel;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub async fn serve(
    mut jobs: UnboundedReceiver<Job>,
    mut stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    let (to_jobs, ends) = watch::channel(false);
    let (to_desk, mut desk) = unbounded_channel();
    let mut running = JoinSet::new();
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(job) = jobs.recv() => {
                let (log, to_desk, mut ends) = (log.clone(), to_desk.clone(), ends.clone());
                running.spawn(async move {
                    tokio::select! {
                        receipt = job.run(log) => {
                            let _ = to_desk.send(receipt);
                        }
                        _ = ends.wait_for(|end| *end) => {}
                    }
                });
            }
        }
    }
    drop(to_desk);
    let late = async {
        tokio::time::sleep(deadline).await;
        to_jobs.send_replace(true);
        std::future::pending::<()>().await
    };
    let all = async { while running.join_next().await.is_some() {} };
    tokio::select! {
        () = all => {}
        () = late => {}
    }
    let mut receipts = Vec::new();
    while let Some(receipt) = desk.recv().await {
        receipts.push(receipt);
    }
    log.flush().await;
    receipts
}
