//! Each increment is a load and then a store.

use super::sync::Barrier;
use super::sync::atomic::{AtomicU64, Ordering::SeqCst};
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
                    let seen = counter.load(SeqCst);
                    // Here another thread may store. Even SeqCst does not keep
                    // it out.
                    counter.store(seen + 1, SeqCst);
                }
            });
        }
    });
    counter.into_inner()
}
