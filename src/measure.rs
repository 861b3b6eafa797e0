//! Runs models round-robin and compares their times.
//!
//! | module | owns |
//! |---|---|
//! | `compare` | the rounds: warm-up, measured runs, what they used |
//! | `comparison` | what was measured, and who is faster than whom |
//! | `advice` | which warnings the numbers call for |
//! | `warning` | the warnings and their words |

mod advice;
mod compare;
mod comparison;
mod warning;

pub use crate::experiment::Bound;
pub use crate::statistics::{Ratio, Relation, Summary, WORTH_SAYING};
pub use compare::{Plan, compare};
pub use comparison::{Comparison, Measured};
pub use models::clock::{Instant, now};
pub use warning::{Tie, Warning};
