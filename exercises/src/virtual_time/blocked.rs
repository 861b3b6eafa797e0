//! An answer that sleeps with the run's thread: no virtual time passes meanwhile, so its calls alone would not show it.

use super::{NOW, elapsed, fail};
use crate::verdict::Wrong;
use drawing::duration;
use std::thread;
use std::time::Duration;

/// Called before a thread of the answer sleeps by std's clock, for so long.
pub(super) fn refuse_on_the_runs_thread(time: Duration) {
    let run = NOW.look(|now| now.begun);
    if time.is_zero() || run.is_none_or(|(_, runtime)| runtime != thread::current().id()) {
        return;
    }
    fail(
        Wrong::because("Your code calls std::thread::sleep, which blocks the thread that all tasks share.")
            .expected("a task that waits does so at an `.await`, and gives the thread back meanwhile.")
            .seen(format!(
                "after {} of virtual time `std::thread::sleep` was called on the runtime's only thread, for {}; until it returns no task can be polled.",
                duration(elapsed()),
                duration(time)
            ))
            .ask("what waits by the runtime's clock instead, and what can other tasks do meanwhile?"),
    );
}
