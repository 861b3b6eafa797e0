//! A task for each: it waits without a thread.

use crate::work::crowd::Crowd;
use anyhow::Result;
use futures::future::try_join_all;
use std::sync::Arc;
use tokio::runtime::Builder;
use tokio::sync::Semaphore;

/// Starts them all, waits until each has begun and waits too, then lets them
/// go.
pub fn start_all(crowd: &Arc<Crowd>, workers: usize) -> Result<()> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .build()?;
    let gate = Arc::new(Semaphore::new(0)); // nobody passes until it is closed
    crowd.begin();
    let mut tasks = Vec::new();
    for _ in 0..crowd.size {
        let (crowd, gate) = (Arc::clone(crowd), Arc::clone(&gate));
        tasks.push(runtime.spawn(async move {
            crowd.arrive();
            let _closed = gate.acquire().await;
        }));
    }
    crowd.wait_for(tasks.len());
    gate.close();
    runtime.block_on(try_join_all(tasks))?;
    Ok(())
}
