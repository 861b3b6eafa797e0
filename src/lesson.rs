//! What a lesson and a model are, and how a lesson gets into the registry.

mod entry;
mod model;

pub use entry::Entry;
pub use model::{Experiment, Model, Needs, Outcome};

use crate::measure::Comparison;
use crate::render::number::whole;
use crate::report::Block;
use anyhow::Result;
use clap::{Args, FromArgMatches};
use std::io;
use std::time::Duration;

/// One lesson: a question, a text, and models that answer it when they are timed.
pub trait Lesson {
    /// Position in the teaching order, from 1.
    const NUMBER: u8;
    /// The short name that users may type, e.g. `four-ways`.
    const SLUG: &'static str;
    /// The title, at most 60 characters.
    const TITLE: &'static str;
    /// The one question it answers.
    const QUESTION: &'static str;
    /// Its text in Markdown.
    const TEXT: &'static str;
    /// Its exercises in teaching order: the stems of the files in `exercises/`.
    const EXERCISES: &'static [&'static str];
    /// The flags of its own.
    type Flags: Args + FromArgMatches;

    /// The experiments of this lesson at the sizes that the flags ask for.
    ///
    /// Fails with [`crate::limits::Usage`] for sizes that can't work.
    fn experiments(flags: &Self::Flags, options: &RunOptions) -> Result<Vec<Experiment>>;

    /// What these measurements show: sentences chosen from the numbers, never fixed. By default none.
    fn seen(comparisons: &[Comparison]) -> Vec<String> {
        let _ = comparisons;
        Vec::new()
    }

    /// In a process of its own: does what may hang or crash, and answers with one line; see [`crate::process`].
    fn part(task: &str) -> Result<String> {
        anyhow::bail!("lesson {} has no such part: {task}", Self::NUMBER)
    }

    /// Runs the demo and shows it block by block.
    fn run(flags: &Self::Flags, options: &RunOptions, console: &mut dyn Console) -> Result<()>
    where
        Self: Sized,
    {
        crate::demo::run::<Self>(flags, options, console)
    }
}

/// The flags that every lesson takes.
#[derive(Debug, Clone, Args)]
pub struct RunOptions {
    /// Measured runs of each model [default: as many as fit the time budget, at least 3]
    #[arg(long, value_name = "N", value_parser = count(1, 10_000), allow_hyphen_values = true, help_heading = COMMON)]
    pub runs: Option<usize>,
    /// Small sizes and three runs: a glance, not a measurement
    #[arg(long, help_heading = COMMON)]
    pub quick: bool,
    /// Seed of everything random, so that a run can be repeated
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = COMMON)]
    pub seed: u64,
    /// Show the source of each model: the very code that is timed
    #[arg(long, help_heading = COMMON)]
    pub code: bool,
    /// Leave out the timelines
    #[arg(long, help_heading = COMMON)]
    pub no_timeline: bool,
    /// Do not ask for a prediction
    #[arg(long, help_heading = COMMON)]
    pub no_predict: bool,
    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Text, help_heading = COMMON)]
    pub format: Format,
}

const COMMON: &str = "Flags of every lesson";

impl Default for RunOptions {
    fn default() -> Self {
        RunOptions {
            runs: None,
            quick: false,
            seed: 1,
            code: false,
            no_timeline: false,
            no_predict: false,
            format: Format::Text,
        }
    }
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, at the terminal's width
    Text,
    /// Tables for a document
    Markdown,
    /// One object with every number
    Json,
    /// One row per model
    Csv,
}

/// Where a lesson shows itself; `main` has the real one.
pub trait Console {
    /// Shows or keeps a block of the report; fails when nobody reads any more, so that the demo ends.
    fn show(&mut self, block: Block) -> io::Result<()>;
    /// Asks on a terminal; `None` when there is nobody to ask or nothing was answered.
    fn ask(&mut self, question: &str) -> Option<String>;
    /// A piece of work of `steps` steps begins.
    fn begin(&mut self, label: &str, steps: u64);
    /// The next step begins: `note` names it.
    fn step(&mut self, note: &str);
    /// The piece of work is over.
    fn end(&mut self);
}

/// A parser of whole numbers from `least` to `most`, whose error says what is allowed.
pub fn count(least: usize, most: usize) -> impl Fn(&str) -> Result<usize, String> + Clone {
    move |text| {
        let number = text
            .parse()
            .ok()
            .filter(|number| (least..=most).contains(number));
        let most = whole(most as u64);
        number.ok_or_else(|| format!("use a whole number from {least} to {most}"))
    }
}

/// Parses a duration such as `100ms`, `1s` or `0.5s`, from 1 µs to an hour.
///
/// Fails with one line that says what is allowed.
pub fn duration(text: &str) -> Result<Duration, String> {
    let allowed = "use a number with a unit, e.g. 100ms or 1s, from 1us to 1h";
    let parsed = humantime::parse_duration(text).map_err(|_| allowed.to_string())?;
    let range = Duration::from_micros(1)..=Duration::from_secs(3600);
    range
        .contains(&parsed)
        .then_some(parsed)
        .ok_or_else(|| allowed.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_parsed_within_their_range() {
        assert_eq!(duration("100ms"), Ok(Duration::from_millis(100)));
        assert_eq!(duration("1s"), Ok(Duration::from_secs(1)));
        for wrong in ["-1", "0s", "5", "2h", "", "soon"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }
}
