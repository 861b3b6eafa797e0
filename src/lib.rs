//! `course`, a workbook that teaches concurrency by letting people see it.
//!
//! The map of the house, from the ground up:
//!
//! | module | owns |
//! |---|---|
//! | [`words`], [`wrong_use`] | counts, lists and ratios as text, the name of the program; a use that can't work as asked |
//! | [`exit`] | the exit codes |
//! | [`table`], [`findings`], [`report`] | tables from rows, what a run showed, a report: all plain data |
//! | [`console`] | where a lesson shows itself, how far it has come |
//! | [`options`] | the flags of every lesson |
//! | [`experiment`], [`mod@program`] | what is timed, what is explored |
//! | [`code`] | the code of a lesson as it can be read and copied |
//! | [`statistics`], [`measure`] | robust numbers and relations of many times; the rounds, comparisons and warnings |
//! | [`heartbeat`], [`watchdog`], [`process`] | what a heartbeat says, who waits for whom in real threads, a task in a process of its own |
//! | [`predict`] | what a learner expects before a demo, and its score |
//! | [`limits`] | what this system can hold |
//! | [`show`] | what a lesson can do while it runs: ask, measure, explore, observe, show |
//! | [`hangs`] | how often a program hangs, at rising sizes |
//! | [`lesson`], [`lessons`] | what a lesson is and how each runs; the registry |
//! | [`render`] | (report, style) to text, Markdown, JSON, CSV |
//! | [`workbook`] | finding the workbook and the state of its exercises |
//! | [`cli`] | the command line, built from the registry |
//!
//! [`work`], [`machine`] and [`memory`] come from the crate `models`, [`trace`] and [`usage`] from `instruments`: what is
//! timed is optimised in every build; this crate is not. [`schedule`] and [`wait_graph`], the data of schedules and wait-for
//! graphs, come from `drawing`; a check's process and its verdict from `check_runner`.
//!
//! Logic returns data, `render` makes strings, `main` prints: nothing in this
//! library writes to a terminal.

pub use drawing::{schedule, wait_graph};
pub use instruments::{trace, usage};
pub use models::{machine, memory, quota, work};

pub mod cli;
pub mod code;
pub mod console;
pub mod exit;
pub mod experiment;
pub mod findings;
pub mod hangs;
pub mod heartbeat;
pub mod lesson;
#[path = "../lessons/mod.rs"]
pub mod lessons;
pub mod limits;
pub mod measure;
pub mod options;
pub mod predict;
pub mod process;
pub mod program;
pub mod render;
pub mod report;
pub mod show;
pub mod statistics;
pub mod table;
pub mod watchdog;
pub mod words;
pub mod workbook;
pub mod wrong_use;
