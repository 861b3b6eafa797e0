//! std, with a `Mutex` that a check can watch.
//!
//! A program of checks names this crate `std` at its root, and every answer in it uses it without a changed line:
//!
//! ```text
//! extern crate watched_std as std;
//! ```
//!
//! Everything is std's own, except `sync::Mutex`, its guard, and the `Condvar` that belongs to it. A mutex that was made
//! with `Mutex::new` does what std's does; one that was made with [`sync::Mutex::watched`] tells its [`Watcher`] what
//! becomes of it, so that a check can act between two critical sections instead of hoping for it.

pub use std::*;

mod condvar;
mod mutex;

pub use mutex::Watcher;

/// std's `sync`, with another `Mutex`.
pub mod sync {
    pub use crate::condvar::Condvar;
    pub use crate::mutex::{Mutex, MutexGuard};
    pub use std::sync::*;
}
