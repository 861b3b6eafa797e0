//! A trap: std's sleep inside async, on two workers.

use super::super::jobs::Jobs;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat, on a runtime with 2 worker threads.
pub fn run_all(jobs: &Jobs) -> Result<Vec<u64>> {
    jobs.run(Builder::new_multi_thread().worker_threads(2), async {
        let tasks = jobs.each().map(|job| {
            tokio::spawn(async move {
                job.std_sleep() // two jobs sleep at a time, and then no worker is left
            })
        });
        Ok(try_join_all(tasks).await?)
    })
}
