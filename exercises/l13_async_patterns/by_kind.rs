//! Goal: run many jobs at the same time, and report of each whether it was done, failed, panicked or was cancelled.
//! Why: one failure of a hundred is no reason to forget the other ninety-nine, and each kind needs another remedy.
//! Check: cargo test by_kind

use exercises::jobs::{Job, Outcome};
use tokio::task::AbortHandle;

/// Runs every job, and reports for each, in the order of `jobs`, its address and what became of it.
///
/// - All jobs run at the same time, each as a task of its own. Before the first `.await`, `started` is called for each,
///   in the order of `jobs`, with its address and the `AbortHandle` of the task that runs it. Whoever has the handle
///   may cancel the job: at once, later, or when it is over, and then nothing changes.
/// - `job.run().await` gives `Ok(value)` or `Err(failure)`, or panics. The payload of a panic is here a `&'static str` or
///   a `String`; this text is the message to report.
/// - Whatever becomes of one job, the others go on. Addresses may be equal, and each job counts.
/// - It returns at the instant at which the last job is over, however long that takes, and leaves no task behind.
///   Everything happens on the thread that runs this function. Until a job is over, it sleeps.
pub async fn by_kind(
    jobs: Vec<Job>,
    started: impl FnMut(&str, AbortHandle),
) -> Vec<(String, Outcome)> {
    todo!("run all jobs, and report what became of each")
}
