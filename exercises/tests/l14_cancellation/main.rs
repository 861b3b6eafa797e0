//! The checks of lesson 14.

// In every answer `std` is std, with output that changes no verdict.
extern crate watched_std as std;

#[path = "frames.rs"]
mod frames;
#[path = "futurelock.rs"]
mod futurelock;
#[path = "retry.rs"]
mod retry;
#[path = "shutdown.rs"]
mod shutdown;
#[path = "transaction.rs"]
mod transaction;
#[path = "with_session.rs"]
mod with_session;
