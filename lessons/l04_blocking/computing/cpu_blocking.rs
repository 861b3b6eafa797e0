//! Computing on a blocking pool with a thread for each core.

use crate::machine::cores;
use crate::work::jobs::Jobs;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat, on a runtime with `workers` worker
/// threads.
pub fn run_all(jobs: &Jobs, workers: usize) -> Result<Vec<u64>> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .max_blocking_threads(cores()) // 512 would be too many for computing
        .enable_time()
        .build()?;
    runtime.block_on(async {
        tokio::spawn(jobs.heartbeat());
        let tasks = jobs.each().map(|job| {
            tokio::task::spawn_blocking(move || {
                job.compute();
                job.answer()
            })
        });
        Ok(try_join_all(tasks).await?)
    })
}
