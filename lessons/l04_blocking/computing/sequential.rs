//! No runtime, no heartbeat: one after the other.

use crate::work::jobs::Jobs;
use anyhow::Result;

/// Computes every job on the calling thread.
pub fn run_all(jobs: &Jobs) -> Result<Vec<u64>> {
    let answers = jobs.each().map(|job| {
        job.compute();
        job.answer()
    });
    Ok(answers.collect())
}
