//! A lock held from the read to the write.

use super::sync::Mutex;
use super::{Plan, on_each_thread};
use anyhow::Result;

/// The final count, after every thread has counted its increments.
pub fn count(plan: &Plan) -> Result<u64> {
    let counter = Mutex::new(0);
    on_each_thread(plan, || {
        for _ in 0..plan.increments {
            // lock fails only if another thread panicked while it held the lock; then panicking here too is right.
            *counter.lock().unwrap() += 1;
        }
    })?;
    let count = *counter.lock().unwrap();
    Ok(count)
}
