//! Tokio's sleep: at `.await` the thread is given back.

use super::super::jobs::Jobs;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat, on a runtime with `workers` worker threads.
pub fn run_all(jobs: &Jobs, workers: usize) -> Result<Vec<u64>> {
    jobs.run(Builder::new_multi_thread().worker_threads(workers), async {
        let tasks = jobs.each().map(|job| {
            tokio::spawn(async move {
                job.tokio_sleep().await // others run on this thread meanwhile
            })
        });
        Ok(try_join_all(tasks).await?)
    })
}
