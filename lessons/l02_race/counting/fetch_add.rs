//! One atomic operation that reads, adds and writes.

use super::sync::Barrier;
use super::sync::atomic::{AtomicU64, Ordering::Relaxed};
use super::{Plan, thread};

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
                for _ in 0..plan.increments {
                    // Relaxed is enough: no other data depends on the counter.
                    counter.fetch_add(1, Relaxed);
                }
            });
        }
    });
    counter.into_inner()
}
