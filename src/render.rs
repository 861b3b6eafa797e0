//! (Report, Style) to text, Markdown, JSON or CSV. Pure: the same report gives the same string.
//!
//! | module | owns |
//! |---|---|
//! | [`table`] | tables with as many columns as fit |
//! | [`beside`] | two texts side by side |
//! | [`checked`] | what checks found |
//! | [`code`] | source code |
//! | [`comparison`] | a comparison as such a table |
//! | [`histogram`] | how many interleavings gave each outcome |
//! | [`text`] | blocks for people |
//! | [`prose`] | a lesson's Markdown, wrapped and coloured |
//! | [`export`] | Markdown, JSON and CSV |
//!
//! Drawings, the palette and the formatters of numbers come from the crate `drawing`.

pub mod beside;
pub mod checked;
pub mod code;
pub mod comparison;
pub mod export;
pub mod histogram;
pub mod prose;
pub mod table;
pub mod text;

pub use drawing::{Style, duration, number, schedule, style, timeline, wait_graph as wait_for};
