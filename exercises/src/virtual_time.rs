//! Async code on a clock that jumps: when every task waits, it moves to the next timer at once.

use crate::verdict::Wrong;
use std::future::Future;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::{Instant, timeout};

/// Virtual time after which a future that is not finished is said to hang.
const LIMIT: Duration = Duration::from_secs(3600);

/// Runs a future on one thread with tokio's paused clock; gives its result and the virtual time that it took.
///
/// Refuses with "it waits for something that never comes" when nothing is left that could wake it.
pub fn run<T>(future: impl Future<Output = T>) -> (T, Duration) {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime with a timer alone needs nothing from the system");
    runtime.block_on(async {
        let start = Instant::now();
        match timeout(LIMIT, future).await {
            Ok(result) => (result, start.elapsed()),
            Err(_) => Wrong::because("it waits for something that never comes")
                .seen("every task of the runtime waits, and no timer is left that could wake one.")
                .expected("the function returns.")
                .ask("which .await is it that never ends, and who was to wake it?")
                .refuse(),
        }
    })
}
