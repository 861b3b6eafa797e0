//! What a lesson is, and how it gets into the registry.
//!
//! A lesson owns its models, its flags, its questions and what it finds. The house owns everything else: see [`run`].

mod choose;
mod entry;
mod run;

pub use entry::{Common, Entry};
pub use run::{Planned, Settings, run};

use crate::code::SourceFile;
use crate::experiment::Experiment;
use crate::findings::Finding;
use crate::options::RunOptions;
use crate::show::Show;
use anyhow::Result;
use clap::{Args, FromArgMatches};
use serde_json::Value;

/// One lesson: a question, a text, and models that answer it when they are timed. A value is a run that is planned.
pub trait Lesson: Sized {
    /// Position in the teaching order, from 1.
    const NUMBER: u8;
    /// The short name that users may type, e.g. `four-ways`.
    const SLUG: &'static str;
    /// The title, at most 60 characters.
    const TITLE: &'static str;
    /// The one question it answers.
    const QUESTION: &'static str;
    /// What it teaches, in one or two sentences: a learner reads it after the last exercise.
    const LEARNT: &'static str;
    /// Its text in Markdown.
    const TEXT: &'static str;
    /// Its program, its models and what it explores: made with [`files!`](crate::files). By default nothing,
    /// so that a lesson can be begun without.
    const CODE: &'static [SourceFile] = &[];
    /// Its exercises in teaching order: the stems of the files in `exercises/`.
    const EXERCISES: &'static [&'static str];
    /// Common flags that change nothing in this lesson: its `--help` leaves them out, and they are refused.
    const WITHOUT: &'static [Common] = &[];
    /// The flags of its own.
    type Flags: Args + FromArgMatches;

    /// Plans a run at the sizes that the flags ask for.
    ///
    /// Fails with [`WrongUse`](crate::wrong_use::WrongUse) for sizes that can't work.
    fn plan(flags: &Self::Flags, options: &RunOptions) -> Result<Self>;

    /// The sizes of this run, as an object: typed, and with every default filled in.
    fn settings(&self) -> Value;

    /// The experiments of this run.
    fn experiments(&mut self) -> &mut Vec<Experiment>;

    /// Runs the demo and shows it block by block; gives what these numbers show: sentences chosen from them, never fixed.
    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>>;

    /// In a process of its own: does what may hang or crash, and answers with one line; see [`crate::process`].
    fn child(task: &str) -> Result<String> {
        anyhow::bail!("lesson {} has no such task: {task}", Self::NUMBER)
    }
}
