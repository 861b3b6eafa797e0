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
//! | [`process`] | a part of a demo in a process of its own, killed and reaped |
//! | [`predict`] | the ranking asked for before a demo, and its score |
//! | [`report`] | a report as plain data |
//! | [`render`] | (report, style) to text, Markdown, JSON, CSV |
//! | [`workbook`] | finding the workbook and the state of its exercises |
//! | [`cli`] | the command line, built from the registry |
//!
//! [`work`], [`machine`] and [`memory`] come from the crate `models`, [`trace`] and [`usage`] from `instruments`: what is
//! timed is optimised in every build; this crate is not. [`schedule`] and [`waits`], the data of schedules and wait-for
//! graphs, come from `drawing`; a check's process and its verdict from `check_runner`.
//!
//! Logic returns data, `render` makes strings, `main` prints: nothing in this
//! library writes to a terminal.

pub use drawing::{schedule, wait_graph as waits};
pub use instruments::{trace, usage};
pub use models::{machine, memory, work};

pub mod cli;
pub mod demo;
pub mod lesson;
#[path = "../lessons/mod.rs"]
pub mod lessons;
pub mod limits;
pub mod measure;
pub mod predict;
pub mod process;
pub mod render;
pub mod report;
pub mod statistics;
pub mod workbook;
