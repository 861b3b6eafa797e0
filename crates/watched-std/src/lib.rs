//! std, with locks and atomics that a check can watch.
//!
//! A program of checks names this crate `std` at its root, and every answer in it uses it without a changed line:
//!
//! ```text
//! extern crate watched_std as std;
//! ```
//!
//! Everything is std's own, except the locks, `Condvar` and the atomics. They do what std's do, and tell the hook of
//! [`before_each_step`] that they are about to. A mutex that was made with [`sync::Mutex::watched`] tells its [`Watcher`]
//! what becomes of it too. So a check can act between two critical sections instead of hoping for it.

pub use std::*;

mod atomics;
mod condvar;
mod mutex;
mod rwlock;
mod steps;

pub use mutex::Watcher;
pub use steps::{Step, before_each_step};

/// std's `sync`, with other locks and atomics.
pub mod sync {
    pub use crate::condvar::Condvar;
    pub use crate::mutex::{Mutex, MutexGuard};
    pub use crate::rwlock::RwLock;
    pub use std::sync::*;

    /// std's `atomic`, with other integers and booleans.
    pub mod atomic {
        pub use crate::atomics::{
            AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8,
            AtomicU16, AtomicU32, AtomicU64, AtomicUsize,
        };
        pub use std::sync::atomic::*;
    }
}
