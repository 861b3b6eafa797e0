//! The checks of lesson 2.

#[path = "counter.rs"]
mod counter;
#[path = "issue_once.rs"]
mod issue_once;
#[path = "schedule.rs"]
mod schedule;
