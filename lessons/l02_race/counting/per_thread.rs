//! A sum of its own for each thread, added once.

use super::sync::Barrier;
use super::sync::atomic::{AtomicU64, Ordering::Relaxed};
use super::{Plan, thread};
use std::hint::black_box;

/// The final count, after every thread has counted its increments.
pub fn count(plan: &Plan) -> u64 {
    let counter = AtomicU64::new(0);
    let start = Barrier::new(plan.threads);
    thread::scope(|scope| {
        for _ in 0..plan.threads {
            scope.spawn(|| {
                if plan.together {
                    start.wait(); // or the first ends before the last begins
                }
                let mut own = 0;
                for _ in 0..plan.increments {
                    // Without black_box the optimiser would make one addition
                    // of the whole loop.
                    own = black_box(own) + 1;
                }
                counter.fetch_add(own, Relaxed);
            });
        }
    });
    counter.into_inner()
}
