//! (Report, Style) to text, Markdown, JSON or CSV. Pure: the same report gives the same string.
//!
//! | module | owns |
//! |---|---|
//! | [`style`] | width, colour and characters; the one palette |
//! | [`number`] | the one formatter of durations, and columns of numbers |
//! | [`table`] | tables with as many columns as fit |
//! | [`beside`] | two texts side by side |
//! | [`checked`] | what checks found |
//! | [`comparison`] | a comparison as such a table |
//! | [`histogram`] | how many interleavings gave each outcome |
//! | [`schedule`] | a run of an exploration: a column per thread, a row per step |
//! | [`timeline`] | a row per item, waiting and computing told apart |
//! | [`wait_for`] | who waits for whom, a circle closed by arrows |
//! | [`text`] | blocks for people |
//! | [`prose`] | a lesson's Markdown, wrapped and coloured |
//! | [`export`] | Markdown, JSON and CSV |

pub mod beside;
pub mod checked;
pub mod comparison;
pub mod export;
pub mod histogram;
pub mod number;
pub mod prose;
pub mod schedule;
pub mod style;
pub mod table;
pub mod text;
pub mod timeline;
pub mod wait_for;

pub use number::duration;
pub use style::Style;
