//! (Report, Style) to text, Markdown, JSON or CSV. Pure: the same report gives the same string.
//!
//! | module | owns |
//! |---|---|
//! | [`table`] | tables with as many columns as fit the width |
//! | [`side_by_side`] | two texts side by side |
//! | [`checked`] | the verdicts on exercises |
//! | [`finished`] | the screens of a finished lesson and of the finished course |
//! | [`code`] | source code |
//! | [`comparison`] | comparisons as tables |
//! | [`histogram`] | how many interleavings gave each outcome |
//! | [`text`] | blocks of a report for people |
//! | [`markdown`] | a lesson's Markdown, wrapped and coloured |
//! | [`export`] | Markdown, JSON and CSV |
//!
//! Drawings, the palette and the formatters of numbers come from the crate `drawing`.

pub mod checked;
pub mod code;
pub mod comparison;
pub mod escape;
pub mod export;
pub mod finished;
pub mod histogram;
pub mod markdown;
pub mod side_by_side;
pub mod table;
pub mod text;

pub use drawing::{Style, duration, levels, number, schedule, style, timeline, wait_graph};
