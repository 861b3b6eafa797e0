//! Lesson 7: TO WRITE: what it is about.

mod demo;
mod findings;

use crate::experiment::Experiment;
use crate::findings::Finding;
use crate::lesson::{Common, Lesson};
use crate::machine;
use crate::options::{RunOptions, count};
use crate::show::Show;
use anyhow::Result;
use models::lessons::l07_channels::computing;
use serde_json::{Value, json};

/// Lesson 7.
pub struct Channels {
    tasks: usize,
    experiments: Vec<Experiment>,
}

/// The flags of lesson 7.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Tasks to compute [default: 10, with --quick 4]
    #[arg(long, value_name = "N", value_parser = count(1, 1_000), allow_hyphen_values = true)]
    tasks: Option<usize>,
}

impl Lesson for Channels {
    const NUMBER: u8 = 7;
    const SLUG: &'static str = "channels";
    const TITLE: &'static str = "TO WRITE: the title";
    const QUESTION: &'static str = "TO WRITE: the question";
    const LEARNT: &'static str = "TO WRITE: what it teaches, in one or two sentences";
    const TEXT: &'static str = include_str!("README.md");
    const EXERCISES: &'static [&'static str] =
        &["three_hangs", "fan_out", "bounded_pipeline", "mailboxes"];
    const WITHOUT: &'static [Common] = &[Common::Seed];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<Channels> {
        let tasks = flags.tasks.unwrap_or(options.sized(10, 4));
        Ok(Channels {
            tasks,
            experiments: vec![demo::computes(tasks)],
        })
    }

    fn settings(&self) -> Value {
        json!({ "tasks": self.tasks })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        let measured = self.experiments.iter().map(|e| show.measure(e));
        let comparisons: Vec<_> = measured.collect::<Result<_>>()?;
        Ok(findings::all(&comparisons, machine::cores()))
    }
}
