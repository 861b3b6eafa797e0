//! A service that does not always answer: [`Failure`] is for learners; the rest checks the exercise `retry`.

mod judge;
mod service;
mod told;

pub use judge::{Retry, check, check_two};
pub use service::{Kind, Service};

/// Why an attempt has failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It may go well the next time. It says what the service has said.
    Temporary(String),
    /// It never will.
    Final(String),
    /// There was no answer in time.
    TimedOut,
}
