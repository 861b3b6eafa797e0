//! Runs models round-robin and compares their times.
//!
//! | module | owns |
//! |---|---|
//! | `compare` | the rounds: warm-up, measured runs, what they used |
//! | `comparison` | what was measured, and who is faster than whom |
//! | `advice` | which warnings the numbers call for |
//! | `warning` | the warnings and their words |
//!
//! Against criterion: on a quiet machine, the median of a model whose work has a fixed size should be within 5 % of
//! criterion's. `cargo bench --package benches --bench models -- race/counting` prints criterion's times, and
//! `cargo course run lesson-2 --rounds 15 --no-predict` prints ours. Work that is sized on the machine (lesson 1's
//! computing) is sized again by each program, so the two do not time the same work.

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
