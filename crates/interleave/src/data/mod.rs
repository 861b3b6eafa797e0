//! What an exploration hands back: plain data, ready to be drawn, compared and stored.

mod costs;
mod exploration;
mod failure;
mod op;
mod schedule;
mod trace;

pub use costs::Costs;
pub(crate) use costs::Spent;
pub use exploration::{Coverage, Exploration, Outcome, SearchReport};
pub use failure::{
    ChannelState, Cycle, DeadlockKind, Failure, FailureKind, Holder, Wait, WaitGraph,
};
pub use op::{ObjectKind, Op};

pub(crate) use schedule::plain;
pub use schedule::{ParseScheduleError, Schedule, Turn};
pub(crate) use trace::spuriously;
pub use trace::{Object, Place, Step, StepResult, Thread, Trace};
