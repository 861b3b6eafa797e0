//! Small programs under every order of their threads' steps.

pub mod ab_ba;
pub mod match_lock;
pub mod ordered;
pub mod philosophers;

use crate::program;
use crate::program::Program;

/// The small programs of the lesson.
pub fn programs() -> Vec<Program> {
    let seated = |name, what: &str, dine: fn()| Program {
        name,
        ..program!(explored / philosophers, what, dine)
    };
    vec![
        program!(
            explored / ab_ba,
            "two transfers, payer first",
            ab_ba::transfers
        ),
        program!(
            explored / ordered,
            "two transfers, one order",
            ordered::transfers
        ),
        program!(
            explored / match_lock,
            "a lock inside its own match",
            match_lock::next_job
        ),
        seated(
            LEFT_FIRST,
            "philosophers, left fork first",
            philosophers::left_first,
        ),
        seated(
            ONE_RIGHT_FIRST,
            "philosophers, one right first",
            philosophers::one_right_first,
        ),
    ]
}

/// Everybody takes the left fork first.
pub const LEFT_FIRST: &str = "left_first";
/// All but one do.
pub const ONE_RIGHT_FIRST: &str = "one_right_first";
