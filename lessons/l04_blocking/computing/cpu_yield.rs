//! Computing in slices: after each, others may run.

use super::super::jobs::Jobs;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat, on a runtime with `workers` worker threads.
pub fn run_all(jobs: &Jobs, workers: usize) -> Result<Vec<u64>> {
    jobs.run(Builder::new_multi_thread().worker_threads(workers), async {
        let tasks = jobs.each().map(|job| {
            tokio::spawn(async move {
                let mut sum = 0;
                for slice in job.slices() {
                    sum += slice.compute();
                    tokio::task::yield_now().await; // to the end of the queue
                }
                sum
            })
        });
        Ok(try_join_all(tasks).await?)
    })
}
