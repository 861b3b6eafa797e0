//! Computing in slices: after each, others may run.

use crate::work::jobs::Jobs;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat, on a runtime with `workers` worker
/// threads.
pub fn run_all(jobs: &Jobs, workers: usize) -> Result<Vec<u64>> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .enable_time()
        .build()?;
    runtime.block_on(async {
        tokio::spawn(jobs.heartbeat());
        let tasks = jobs.each().map(|job| {
            tokio::spawn(async move {
                for slice in job.slices() {
                    slice.compute();
                    tokio::task::yield_now().await; // to the end of the queue
                }
                job.answer()
            })
        });
        Ok(try_join_all(tasks).await?)
    })
}
