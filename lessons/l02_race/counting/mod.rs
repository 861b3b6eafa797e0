//! The same count in six ways.

pub mod fetch_add;
pub mod load_store;
pub mod load_store_relaxed;
pub mod mutex;
pub mod per_thread;
pub mod split_lock;

// The models are timed with std. `explored.rs` compiles the same files with `interleave` in its place.
use std::{sync, thread};

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
