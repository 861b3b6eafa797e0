//! One run in an order of threads that the caller gives, with the default settings.

use super::explorer::Explorer;
use super::replay::{Replay, ReplayError};
use crate::data::Schedule;
use std::fmt;

/// Runs `test` once along `schedule`.
///
/// Each turn is one operation of the thread it names. Threads that the schedule never names run on their own, as
/// soon as they can. When the turns have run out, the rest runs one thread after the other.
///
/// # Errors
///
/// When a turn can't be taken: there is no such thread, it has finished or waits, or its next operation is another
/// one than the turn says.
pub fn replay<F, T>(schedule: &Schedule, test: F) -> Result<Replay, ReplayError>
where
    F: Fn() -> T + Send + Sync + 'static,
    T: fmt::Debug,
{
    Explorer::default().replay(schedule, test)
}

/// Runs `test` once with the threads taking turns as named: `drive(["A", "A", "B"], test)`. See [`replay`].
///
/// # Errors
///
/// As for [`replay`].
pub fn drive<S, F, T>(threads: impl IntoIterator<Item = S>, test: F) -> Result<Replay, ReplayError>
where
    S: Into<String>,
    F: Fn() -> T + Send + Sync + 'static,
    T: fmt::Debug,
{
    replay(&Schedule::of_threads(threads), test)
}
