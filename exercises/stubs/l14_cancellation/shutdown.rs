//! Goal: stop a service so that nothing is lost: take no more, finish what you can, end the rest, and flush the log.
//! Why: programs end many times a day, at each update. The last lines, which say why, are the first ones to be lost.
//! Check: cargo test shutdown

use exercises::workshop::{Job, Log, Receipt};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;

/// Runs jobs until it is told to stop; returns the receipts of those that were done, in any order.
///
/// - Each job from `jobs.recv().await` begins at once, beside the others: `job.run(log.clone()).await` gives its receipt.
/// - `stop` holds `true` once it is told to stop, perhaps before it begins. From then on no job begins, also none that is
///   in the queue already. The senders of `jobs` and `stop` are there all the time, and jobs do not panic.
/// - Jobs that run may go on for `deadline`, counted from the stop (it may be 0). What still runs then is ended at that
///   instant: its future is dropped.
/// - Jobs write lines to the log, the last one when they are done or dropped. `log.flush().await` writes out the lines
///   that are in the log when its future is first polled. When the function returns, every line is written out.
/// - It returns when every job has ended and one flush after that has ended, not later, and leaves no task behind.
/// - If its own future is dropped, its jobs are dropped too. Everything happens on the thread that runs it.
pub async fn serve(
    jobs: UnboundedReceiver<Job>,
    stop: watch::Receiver<bool>,
    deadline: Duration,
    log: Log,
) -> Vec<Receipt> {
    todo!("run jobs until the stop, then end within the deadline and lose no line")
}
