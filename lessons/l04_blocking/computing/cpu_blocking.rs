//! Computing on a blocking pool with a thread a core.

use super::super::jobs::Jobs;
use crate::machine::cores;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat, on a runtime with `workers` worker threads.
pub fn run_all(jobs: &Jobs, workers: usize) -> Result<Vec<u64>> {
    let mut runtime = Builder::new_multi_thread();
    runtime.worker_threads(workers);
    runtime.max_blocking_threads(cores()); // 512 unless said otherwise: far too many to compute with
    jobs.run(&mut runtime, async {
        let tasks = jobs
            .each()
            .map(|job| tokio::task::spawn_blocking(move || job.compute()));
        Ok(try_join_all(tasks).await?)
    })
}
