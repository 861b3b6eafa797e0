//! A sum of its own for each thread, added once.

use super::sync::atomic::{AtomicU64, Ordering::Relaxed};
use super::{Plan, on_each_thread};
use anyhow::Result;
use std::hint::black_box;

/// The final count, after every thread has counted its increments.
pub fn count(plan: &Plan) -> Result<u64> {
    let counter = AtomicU64::new(0);
    on_each_thread(plan, || {
        let mut own = 0;
        for _ in 0..plan.increments {
            // Without black_box the optimiser would make one addition of the whole loop.
            own = black_box(own) + 1;
        }
        counter.fetch_add(own, Relaxed);
    })?;
    // Relaxed: joining the threads orders what they did before this.
    Ok(counter.load(Relaxed))
}
