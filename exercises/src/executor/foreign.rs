//! Whether somebody else's executor polls the future: it is asked from inside of the poll.

use super::Runs;
use super::watched::Watched;
use crate::verdict::Wrong;
use interleave::Explorer;
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use tokio::runtime::Handle;

/// Refuses an answer whose future is polled inside a runtime of tokio or an executor of the crate futures.
pub fn refuse_foreign_executors(runs: Runs) {
    // Relaxed: one thread runs everything here.
    static TOKIO: AtomicBool = AtomicBool::new(false);
    static FUTURES: AtomicBool = AtomicBool::new(false);
    // What else may be wrong with this run is found by the other checks.
    let _ = Explorer::new()
        .dfs_schedules(1)
        .only_dfs()
        .explore(move || {
            let dropped = Cell::new(0);
            let look = async {
                TOKIO.store(Handle::try_current().is_ok(), Relaxed);
                FUTURES.store(futures::executor::enter().is_err(), Relaxed);
            };
            runs(Watched::new(look, &dropped));
        });
    let who = match (TOKIO.load(Relaxed), FUTURES.load(Relaxed)) {
        (true, _) => "a runtime of tokio",
        (_, true) => "an executor of the crate futures",
        _ => return,
    };
    Wrong::because("Somebody else's executor runs the future.")
        .seen(format!("the future is polled inside {who}."))
        .expected("your own loop polls the future, with nothing but std.")
        .ask("what does such an executor do with a future, and with a thread that has nothing to poll?")
        .refuse()
}
