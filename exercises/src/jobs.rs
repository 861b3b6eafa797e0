//! Jobs that are done, fail, panic, or are cancelled.

mod judge;
mod told;

pub use judge::check;

use crate::secret::secret;
use crate::virtual_time::{self, Work};
use std::any::Any;
use std::panic::resume_unwind;
use std::time::Duration;

/// Something to do.
#[derive(Debug)]
pub struct Job {
    /// Where it works; several jobs may have the same address.
    pub address: String,
    number: usize,
    lasts: Duration,
    end: End,
}

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done, and gave this.
    Done(Value),
    /// It failed, and said why.
    Failed(Failure),
    /// It panicked, with this message.
    Panicked(String),
    /// It was cancelled.
    Cancelled,
}

/// What a job gives that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value(u64);

/// Why a job has failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What it says.
    pub reason: String,
}

/// To which end a job comes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It gives a value.
    Done,
    /// It fails.
    Fails,
    /// It panics, as `panic!("text")` does: with a `&'static str`.
    Panics,
    /// It panics, as `panic!("text {value}")` does: with a `String`.
    PanicsWithValues,
}

/// When somebody cancels a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancel {
    /// Never.
    Never,
    /// As soon as the handle is there.
    AtOnce,
    /// After so many milliseconds.
    After(u64),
}

/// A job as a check wants it: its address, how many milliseconds it lasts, its end, and when it is cancelled.
pub type Plan = (&'static str, u64, End, Cancel);

impl Job {
    fn new(number: usize, plan: &Plan) -> Job {
        let (address, lasts, end, _) = *plan;
        Job {
            address: address.into(),
            number,
            lasts: Duration::from_millis(lasts),
            end,
        }
    }

    /// Does it. Needs a tokio runtime.
    pub async fn run(self) -> Result<Value, Failure> {
        virtual_time::pass(Work::JOB, self.number, 0, self.lasts).await;
        match outcome(self.number, self.end) {
            Outcome::Done(value) => Ok(value),
            Outcome::Failed(failure) => Err(failure),
            Outcome::Panicked(text) => {
                let payload: Box<dyn Any + Send> = match self.end {
                    End::Panics => Box::new(&*text.leak()),
                    _ => Box::new(text),
                };
                // Like a panic, but it does not count as one of the answer.
                resume_unwind(payload)
            }
            Outcome::Cancelled => unreachable!("no job cancels itself"),
        }
    }
}

/// What becomes of a job that nobody cancels. The texts mislead those who look at texts to learn what has happened.
fn outcome(number: usize, end: End) -> Outcome {
    let secret = secret(("job", number));
    match end {
        End::Done => Outcome::Done(Value(secret)),
        End::Fails => Outcome::Failed(Failure {
            reason: format!("task {number} panicked with message {secret:016x}"),
        }),
        End::Panics | End::PanicsWithValues => {
            Outcome::Panicked(format!("task {number} was cancelled by {secret:016x}"))
        }
    }
}
