//! Computing on rayon; a oneshot brings the answer.

use super::super::jobs::Jobs;
use crate::machine::cores;
use anyhow::Result;
use futures::future::try_join_all;
use rayon::ThreadPoolBuilder;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// Runs every job beside the heartbeat, on a runtime with `workers` worker threads.
pub fn run_all(jobs: &Jobs, workers: usize) -> Result<Vec<u64>> {
    let pool = ThreadPoolBuilder::new().num_threads(cores()).build()?;
    jobs.run(Builder::new_multi_thread().worker_threads(workers), async {
        let tasks = jobs.each().map(|job| {
            let (answer, answered) = oneshot::channel();
            pool.spawn(move || {
                // Fails only if nobody awaits the answer any more; then nobody misses it.
                let _ = answer.send(job.compute());
            });
            answered
        });
        Ok(try_join_all(tasks).await?)
    })
}
