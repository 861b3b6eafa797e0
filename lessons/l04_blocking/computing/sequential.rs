//! No runtime and no heartbeat: one job after the other, to compare with.

use super::super::jobs::Jobs;
use anyhow::Result;

/// Computes every job on the calling thread.
pub fn run_all(jobs: &Jobs) -> Result<Vec<u64>> {
    Ok(jobs.each().map(|job| job.compute()).collect())
}
