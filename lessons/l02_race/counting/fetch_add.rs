//! One atomic operation that reads, adds and writes.

use super::sync::atomic::{AtomicU64, Ordering::Relaxed};
use super::{Plan, on_each_thread};
use anyhow::Result;

/// The final count, after every thread has counted its increments.
pub fn count(plan: &Plan) -> Result<u64> {
    let counter = AtomicU64::new(0);
    on_each_thread(plan, || {
        for _ in 0..plan.increments {
            // Relaxed is enough: no other data depends on the counter.
            counter.fetch_add(1, Relaxed);
        }
    })?;
    // Its partner is the end of the threads: what they did comes before what follows their join.
    Ok(counter.load(Relaxed))
}
