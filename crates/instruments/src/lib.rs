//! What runs are observed with: the only clock, what a run used, and the spans that work records about itself.
//!
//! A small crate without lessons, so that the checks of exercises need not wait for `models` to be built.
//!
//! | module | owns |
//! |---|---|
//! | [`clock`] | the only clock |
//! | [`usage`] | CPU time and context switches |
//! | [`trace`] | spans recorded by the work, the data of a timeline |

pub mod clock;
pub mod trace;
pub mod usage;
