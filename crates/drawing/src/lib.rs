//! Drawings as text: pure functions of data and style. Nothing here knows the command line, a lesson or a check.
//!
//! | module | owns |
//! |---|---|
//! | [`style`] | width, colour and characters; the one palette |
//! | [`number`] | the one formatter of durations, and columns of numbers |
//! | [`schedule`] | a run of an exploration: a column per thread, a row per step, and its diagnosis |
//! | [`timeline`] | a row per item, waiting and computing told apart |
//! | [`wait_graph`] | who waits for whom, a circle closed by arrows |

pub mod number;
pub mod schedule;
pub mod style;
pub mod timeline;
pub mod wait_graph;

pub use number::duration;
pub use style::Style;
