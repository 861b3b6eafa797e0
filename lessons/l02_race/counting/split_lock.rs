//! A lock to read, and the same lock again to write.

use super::sync::Mutex;
use super::{Plan, on_each_thread};
use anyhow::Result;

/// The final count, after every thread has counted its increments.
pub fn count(plan: &Plan) -> Result<u64> {
    let counter = Mutex::new(0);
    on_each_thread(plan, || {
        for _ in 0..plan.increments {
            let seen = *counter.lock().unwrap();
            // The guard was dropped at the end of that line, so here the lock is free.
            *counter.lock().unwrap() = seen + 1;
        }
    })?;
    let count = *counter.lock().unwrap();
    Ok(count)
}
