//! The checks of the exercise `block_on`, for any answer: programs in which a future is woken, in every order, and what
//! is told about them. It must not know how an answer waits.

mod event;
mod foreign;
mod judge;
mod programs;
mod runs;
mod watched;

pub use foreign::refuse_foreign_executors;
pub use programs::{
    beside_another, inside_a_future, many_stray_unparks, never_woken, ready_at_once, stray_unparks,
    woken_by_itself, woken_by_threads, woken_during_the_poll, woken_often_in_one_poll,
    woken_too_late,
};
pub use watched::{Output, Watched};

/// The answer's `block_on`, for the one type of future that the programs use.
pub type Runs = fn(Watched<'_>) -> Output;
