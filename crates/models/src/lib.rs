//! Everything that is timed: the models of all lessons, and the work that they are given.
//!
//! A crate of its own, because it is built with optimisation, and the rest of `course`, which nobody times,
//! without: that halves the time that learners wait for their first run.
//!
//! | module | owns |
//! |---|---|
//! | [`lessons`] | the models, where they stand in the folder of their lesson |
//! | [`work`] | what models are given: waiting and computing |
//! | [`watched`] | std's mutex, whose users report who waits for whom |
//! | [`machine`], [`memory`] | what this machine is, what the process holds |

#[path = "../../../lessons/models.rs"]
pub mod lessons;
pub mod machine;
pub mod memory;
pub mod quota;
pub mod watched;
pub mod work;

pub use instruments::{clock, trace, usage};
