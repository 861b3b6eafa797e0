//! Drawings as text: pure functions of data and style, which know neither the command line nor lessons nor checks.
//!
//! | module | owns |
//! |---|---|
//! | [`style`] | width, colour and characters; the one palette |
//! | [`levels`] | how many items wait at each moment of a run |
//! | [`number`] | the one formatter of durations, and columns of numbers |
//! | [`prose`] | sentences in lines of a width |
//! | [`schedule`] | a run of an exploration: a column for each thread, a row for each step, and a diagnosis |
//! | [`timeline`] | a row for each item, with its waiting and computing |
//! | [`wait_graph`] | who waits for whom, as a cycle of arrows |

pub mod levels;
pub mod number;
pub mod prose;
pub mod schedule;
pub mod style;
pub mod timeline;
pub mod wait_graph;

pub use number::duration;
pub use style::Style;
