//! Tasks of an answer that share one thread, polled in every order: an executor whose scheduler is `interleave`'s.
//!
//! A check makes [`Tasks`] for each run; what they await is made of [`Answered`] futures and of whatever else needs no
//! runtime, such as `tokio::sync`. Every `.await` at which a task is pending is a point at which each task that was woken
//! may be polled next. A check notes what happens in a run with [`step`], so that runs can be drawn with the answer's
//! lines, and the first thing that no right answer does with [`fault`].

mod answered;
mod costs;
mod drawn;
mod executor;
mod judge;
mod log;

pub use answered::Answered;
pub use costs::tell as tell_costs;
pub use executor::Tasks;
pub use judge::explore;
pub use log::{Did, Fault, Noted, Object, current, fault, step, steps};

#[cfg(test)]
mod tests;
