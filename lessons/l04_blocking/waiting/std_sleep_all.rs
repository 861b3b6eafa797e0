//! A trap: std's sleep inside async, a worker a job.

use super::super::jobs::Jobs;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat, on a runtime with a worker thread for each job.
pub fn run_all(jobs: &Jobs) -> Result<Vec<u64>> {
    jobs.run(
        Builder::new_multi_thread().worker_threads(jobs.each().count()),
        async {
            let tasks = jobs.each().map(|job| {
                tokio::spawn(async move {
                    job.std_sleep() // every worker sleeps, and none is left for the heartbeat
                })
            });
            Ok(try_join_all(tasks).await?)
        },
    )
}
