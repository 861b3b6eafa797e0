//! The models on std's real threads: what is timed.

pub mod fetch_add;
pub mod load_store;
pub mod mutex;
pub mod per_thread;
pub mod split_lock;

// What the models take from here; `explored` has the same name from `interleave`.
use std::sync;

use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

/// How much is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Threads that count.
    pub threads: usize,
    /// Increments of each.
    pub increments: usize,
    /// Whether no thread begins before all have been started.
    pub together: bool,
}

impl Plan {
    /// What the final count should be.
    pub fn updates(&self) -> u64 {
        (self.threads * self.increments) as u64
    }
}

/// Runs `count` on every thread of the plan; if the plan says so, none begins before all have been started.
fn on_each_thread(plan: &Plan, count: impl Fn() + Sync) -> Result<()> {
    // Without this barrier the first thread may have ended before the last has been started, and there is no race
    // to be seen. It is none of std's, because this one can be opened when the system refuses a thread.
    let arrived = AtomicUsize::new(0);
    let begin = || {
        arrived.fetch_add(1, SeqCst);
        while plan.together && arrived.load(SeqCst) < plan.threads {
            thread::yield_now();
        }
        count();
    };
    thread::scope(|scope| {
        for _ in 0..plan.threads {
            let started = thread::Builder::new().spawn_scoped(scope, begin);
            started.inspect_err(|_| {
                arrived.fetch_add(plan.threads, SeqCst);
            })?;
        }
        Ok(())
    })
}
