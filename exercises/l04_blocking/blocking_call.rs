//! Goal: call a library that blocks from async code, so that the other tasks go on meanwhile.
//! Why: drivers, files and old libraries block. Called from a task, they keep the thread that all tasks run on.
//! Check: cargo test blocking_call

use exercises::blocking::{Record, look_up};

/// Looks the key up with `look_up(key)`, which keeps the thread that calls it for up to ten seconds.
///
/// Runs as a task of a multi-thread runtime with one worker thread, beside other tasks.
/// - While the call lasts, no worker thread is kept, and the task sleeps until something wakes it, be that a timer. It does
///   not yield and ask again in a loop.
/// - Up to 200 tasks call this at the same time. All their calls of `look_up` overlap: none waits for the end of another one.
/// - Each task calls `look_up` once, also when another task has the same key, and returns what that call gave.
pub async fn record(key: u32) -> Record {
    exercises::not_begun!("look the key up without keeping the runtime's thread");
    look_up(key)
}
