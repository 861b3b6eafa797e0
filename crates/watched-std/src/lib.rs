//! std, with locks and atomics that a check can watch.
//!
//! A program of checks names this crate `std` at its root, and every answer in it uses it without a changed line:
//!
//! ```text
//! extern crate watched_std as std;
//! ```
//!
//! Everything is std's own, except the locks, `Condvar`, the atomics, `yield_now`, what prints, and waits
//! by the clock, which a check can shorten. They do what std's do, and tell the hook of
//! [`before_each_step`] that they are about to. A mutex that was made with [`sync::Mutex::watched`] tells its [`Watcher`]
//! what becomes of it too. So a check can act between two critical sections instead of hoping for it.

pub use std::*;

mod atomics;
pub mod clock;
mod condvar;
pub mod io;
mod macros;
pub mod mpsc;
mod mutex;
pub mod printing;
mod rwlock;
mod steps;

pub use mutex::Watcher;
pub use steps::{Step, before_each_step};

/// std's `thread`, with another `yield_now`, and waits that a check can shorten.
pub mod thread {
    use crate::clock;
    use std::time::Duration;

    pub use std::thread::*;

    /// How long a thread that yields lets others have its core.
    const AWAY: Duration = Duration::from_micros(20);

    /// Lets other threads go on: sleeps for a moment.
    ///
    /// std's function gives the core to a busy program beside this one for milliseconds, each time. A thread that looks
    /// and yields would need minutes for what takes it a second elsewhere, and no check could tell whether it comes to
    /// anything.
    #[expect(
        clippy::disallowed_methods,
        reason = "a pause that gives the core away for sure; nothing depends on its length"
    )]
    pub fn yield_now() {
        std::thread::sleep(AWAY);
    }

    /// As std's.
    #[expect(clippy::disallowed_methods, reason = "it is the answer that sleeps")]
    pub fn sleep(time: Duration) {
        clock::sleeps(time);
        std::thread::sleep(clock::shortened(time));
    }

    /// As std's.
    pub fn park_timeout(limit: Duration) {
        std::thread::park_timeout(clock::shortened(limit));
    }
}

/// std's `sync`, with other locks and atomics.
pub mod sync {
    pub use crate::condvar::Condvar;
    pub use crate::mpsc;
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
