//! The checks of lesson 3.

#[path = "philosophers.rs"]
mod philosophers;
#[path = "relock.rs"]
mod relock;
#[path = "transfer.rs"]
mod transfer;
