//! Each increment is a load and then a store.

use super::sync::atomic::{AtomicU64, Ordering::SeqCst};
use super::{Plan, on_each_thread};
use anyhow::Result;

/// The final count, after every thread has counted its increments.
pub fn count(plan: &Plan) -> Result<u64> {
    let counter = AtomicU64::new(0);
    on_each_thread(plan, || {
        for _ in 0..plan.increments {
            let seen = counter.load(SeqCst);
            // Here another thread may store. SeqCst, the strongest ordering, does not keep it out.
            counter.store(seen + 1, SeqCst);
        }
    })?;
    Ok(counter.load(SeqCst))
}
