//! No runtime, no heartbeat: one after the other.

use super::super::jobs::Jobs;
use anyhow::Result;

/// Computes every job on the calling thread.
pub fn run_all(jobs: &Jobs) -> Result<Vec<u64>> {
    Ok(jobs.each().map(|job| job.compute()).collect())
}
