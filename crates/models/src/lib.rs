//! Everything that is timed: the models of all lessons, and the work that they are given.
//!
//! A crate of its own, because it is built with optimisation, and the rest of `course`, which nobody times,
//! without: that halves the time that learners wait for their first run.
//!
//! | module | owns |
//! |---|---|
//! | [`lessons`] | the models, where they stand in the folder of their lesson |
//! | [`work`] | what models are given: waiting and computing |
//! | [`trace`] | spans recorded by the work, the data of a timeline |
//! | [`watched`] | std's mutex, whose users report who waits for whom |
//! | [`clock`] | the only clock |
//! | [`machine`], [`usage`], [`memory`] | what this machine is, what a run used, what the process holds |

pub mod clock;
#[path = "../../../lessons/models.rs"]
pub mod lessons;
pub mod machine;
pub mod memory;
pub mod trace;
pub mod usage;
pub mod watched;
pub mod work;
