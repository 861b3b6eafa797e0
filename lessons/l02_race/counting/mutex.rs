//! A lock held from the read to the write.

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
                    // lock fails only if another thread panicked while it held
                    // the lock.
                    *counter.lock().unwrap() += 1;
                }
            });
        }
    });
    counter.into_inner().unwrap()
}
