//! The checks of lesson 2.

// In every answer `std` is std, with output that changes no verdict.
extern crate watched_std as std;

#[path = "counter.rs"]
mod counter;
#[path = "issue_once.rs"]
mod issue_once;
#[path = "schedule.rs"]
mod schedule;
