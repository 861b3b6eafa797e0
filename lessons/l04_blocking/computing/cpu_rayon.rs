//! Computing on rayon; a oneshot brings the answer.

use crate::machine::cores;
use crate::work::jobs::Jobs;
use anyhow::Result;
use futures::future::try_join_all;
use rayon::ThreadPoolBuilder;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// Runs every job beside the heartbeat, on a runtime with `workers` worker
/// threads.
pub fn run_all(jobs: &Jobs, workers: usize) -> Result<Vec<u64>> {
    let pool = ThreadPoolBuilder::new().num_threads(cores()).build()?;
    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .enable_time()
        .build()?;
    runtime.block_on(async {
        tokio::spawn(jobs.heartbeat());
        let tasks = jobs.each().map(|job| {
            let (answer, answered) = oneshot::channel();
            // A panic in here aborts the process: jobs that may panic need
            // catch_unwind.
            pool.spawn(move || {
                job.compute();
                let _ = answer.send(job.answer()); // fails if nobody waits
            });
            answered
        });
        Ok(try_join_all(tasks).await?)
    })
}
