//! Goal: call a library that blocks from async code, so that the other tasks go on meanwhile.
//! Why: drivers, files and old libraries block. Called from a task, they keep the thread that all tasks run on.
//! Check: cargo test --test l04_blocking blocking_call::yours

use exercises::blocking::{Record, look_up};

/// Looks the key up with `look_up(key)`, which keeps the thread that calls it for long.
///
/// Runs as a task of a multi-thread runtime with one worker thread, beside other tasks, some of which call this too.
pub async fn record(key: u32) -> Record {
    let _ = (key, look_up); // only keeps the compiler quiet: delete it when you begin
    todo!("look the key up without keeping the runtime's thread")
}
