//! The checks of lesson 3.

#![expect(
    clippy::manual_is_multiple_of,
    clippy::redundant_closure,
    reason = "answers are written as learners write them, and take what each of them takes"
)]

#[path = "philosophers.rs"]
mod philosophers;
#[path = "relock.rs"]
mod relock;
#[path = "transfer.rs"]
mod transfer;
