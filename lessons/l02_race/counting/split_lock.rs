//! A lock to read, and the same lock again to write.

use super::sync::{Barrier, Mutex};
use super::{Plan, thread};

/// The final count, after every thread has counted its increments.
pub fn count(plan: &Plan) -> u64 {
    let counter = Mutex::new(0);
    let start = Barrier::new(plan.threads);
    thread::scope(|scope| {
        for _ in 0..plan.threads {
            scope.spawn(|| {
                if plan.together {
                    start.wait(); // or the first ends before the last begins
                }
                for _ in 0..plan.increments {
                    let seen = *counter.lock().unwrap();
                    // The guard was dropped above, so here the lock is free.
                    *counter.lock().unwrap() = seen + 1;
                }
            });
        }
    });
    counter.into_inner().unwrap()
}
