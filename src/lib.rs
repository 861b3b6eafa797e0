//! `course`, a workbook that teaches concurrency by letting people see it.
//!
//! The map of the house, from the ground up:
//!
//! | module | owns |
//! |---|---|
//! | [`lessons`] | the registry, and per lesson its text and the code that is timed |
//! | [`lesson`] | what a lesson and a model are |
//! | [`work`] | the work that models are given: waiting and computing |
//! | [`trace`] | spans recorded by the work, the data of a timeline |
//! | [`measure`], [`statistics`] | samples, comparisons, warnings, a few robust numbers of many times; the only clock is that of `models` |
//! | [`machine`], [`limits`], [`usage`], [`memory`] | what this machine is, what it can hold, what a run used, what the process holds |
//! | [`demo`] | how a lesson runs: predict, measure, show, say what was seen |
//! | [`judge`] | a check in a process of its own, and its verdict |
//! | [`leash`] | processes that end with whoever started them |
//! | [`process`] | a part of a demo in a process of its own, killed and reaped |
//! | [`predict`] | the ranking asked for before a demo, and its score |
//! | [`schedule`] | a run of an exploration, and the step of it that does the damage |
//! | [`waits`] | who waits for whom, the data of a wait-for graph |
//! | [`report`] | a report as plain data |
//! | [`render`] | (report, style) to text, Markdown, JSON, CSV |
//! | [`workbook`] | finding the workbook and the state of its exercises |
//! | [`panics`] | what a panic says |
//! | [`words`] | counts, lists, shares and ratios as text |
//! | [`cli`] | the command line, built from the registry |
//!
//! [`work`], [`trace`], [`machine`], [`usage`] and [`memory`] come from the crate `models`, which holds everything that is
//! timed and is therefore optimised in a release build; this crate is not.
//!
//! Logic returns data, `render` makes strings, `main` prints: nothing in this
//! library writes to a terminal.

pub use models::{machine, memory, trace, usage, work};

pub mod cli;
pub mod demo;
pub mod judge;
pub mod leash;
pub mod lesson;
#[path = "../lessons/mod.rs"]
pub mod lessons;
pub mod limits;
pub mod measure;
pub mod panics;
pub mod predict;
pub mod process;
pub mod render;
pub mod report;
pub mod schedule;
pub mod statistics;
pub mod waits;
pub mod words;
pub mod workbook;
