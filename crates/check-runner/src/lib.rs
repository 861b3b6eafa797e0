//! Runs one check in a process of its own, within limits, and gives the verdict.
//!
//! The process is the test program of a lesson, started with the name of a test and, in the environment, the name of
//! the check. So whatever an answer does (hang, exit, overflow its stack, use up the memory), no other check is harmed.
//!
//! | module | owns |
//! |---|---|
//! | [`verdict`] | what a check found, and how a learner reads it |
//! | [`evidence`] | what a passed check rests on |
//! | [`runner`] | the parent's side: starts the process, waits, reads the verdict |
//! | [`child`] | the child's side: runs the check, reports the verdict |
//! | [`process_group`] | child processes that can be cancelled |
//! | [`parent`] | ends a process whose parent is gone |
//! | [`refusals`] | what the system refuses, told apart from an answer's mistakes |
//! | [`remark`] | what a check says of an answer that it accepts |
//! | [`show`] | places and messages of an answer, as they are shown |
//! | [`panics`] | what a panic says |

pub mod child;
pub mod evidence;
pub mod panics;
pub mod parent;
pub mod process_group;
pub mod refusals;
pub mod remark;
pub mod runner;
pub mod show;
pub mod verdict;

mod own;
mod printed;
mod protocol;
mod threads;

pub use evidence::Evidence;
pub use process_group::Processes;
pub use runner::{LIMIT, Listed, Outcome, listed, run, run_own};
pub use verdict::{Verdict, Wrong};

/// The margin on the right of a verdict.
pub const MARGIN: usize = 2;
/// How wide a verdict is where nothing else is known.
const USUAL: usize = 80 - MARGIN;
/// No picture has less room.
const NARROWEST: usize = 30;

/// In the process of a check: how many columns its pictures may have.
pub fn width() -> usize {
    let asked = std::env::var(protocol::WIDTH).ok();
    let asked = asked.and_then(|width| width.parse().ok());
    asked.unwrap_or(USUAL).clamp(NARROWEST, USUAL)
}

/// A check's name and the check.
pub type Check = (&'static str, fn());
