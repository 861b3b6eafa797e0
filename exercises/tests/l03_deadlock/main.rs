//! The checks of lesson 3.

// In every answer `std` is std, with output that changes no verdict.
extern crate watched_std as std;

#[path = "philosophers.rs"]
mod philosophers;
#[path = "relock.rs"]
mod relock;
#[path = "transfer.rs"]
mod transfer;
