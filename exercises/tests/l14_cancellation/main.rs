//! The checks of lesson 14.

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
