//! The blocking pool: threads that are there to block.

use super::super::jobs::Jobs;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat, on a runtime with `workers` worker threads.
pub fn run_all(jobs: &Jobs, workers: usize) -> Result<Vec<u64>> {
    jobs.run(Builder::new_multi_thread().worker_threads(workers), async {
        let tasks = jobs.each().map(|job| {
            // The pool starts a thread for each of them, up to 512; the worker only awaits.
            tokio::task::spawn_blocking(move || job.std_sleep())
        });
        Ok(try_join_all(tasks).await?)
    })
}
