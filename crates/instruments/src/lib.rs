//! The instruments that observe runs: the only clock, the resources a run used, and the spans that work records.
//!
//! A crate of its own, so that the checks of exercises do not wait until `models` is built.
//!
//! | module | owns |
//! |---|---|
//! | [`clock`] | the only clock |
//! | [`usage`] | CPU time and context switches |
//! | [`trace`] | spans recorded by the work, the data of a timeline |

pub mod clock;
pub mod trace;
pub mod usage;
