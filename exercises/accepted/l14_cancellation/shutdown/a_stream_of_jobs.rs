//! A stream of jobs.

use exercises::workshop::{Job, Log, Receipt};
use futures::stream::{FuturesUnordered, StreamExt};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;

pub async fn serve(
    mut jobs: UnboundedReceiver<Job>,
    stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    let (mut receipts, log2) = (Vec::new(), log.clone());
    {
        let begun = futures::stream::poll_fn(|cx| {
            if *stop.borrow() {
                std::task::Poll::Ready(None)
            } else {
                jobs.poll_recv(cx)
            }
        });
        let mut stop2 = stop.clone();
        let told = Box::pin(async move {
            let _ = stop2.wait_for(|s| *s).await;
        });
        let mut begun = Box::pin(begun.take_until(told).map(|job| job.run(log2.clone())));
        let mut running = FuturesUnordered::new();
        let mut open = true;
        while open {
            tokio::select! {
                biased;
                next = begun.next() => match next { Some(job) => running.push(job), None => open = false },
                Some(r) = running.next() => receipts.push(r),
            }
        }
        let rest = async {
            while let Some(r) = running.next().await {
                receipts.push(r)
            }
        };
        let _ = tokio::time::timeout(deadline, rest).await;
    }
    log.flush().await;
    receipts
}
