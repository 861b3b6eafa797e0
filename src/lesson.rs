//! What a lesson and a model are, and how a lesson gets into the registry.

use crate::measure::{Bound, Comparison};
use crate::report::Block;
use crate::trace::Recorder;
use crate::usage::Usage;
use anyhow::Result;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use std::hash::{DefaultHasher, Hash, Hasher};
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

    /// What these measurements show: sentences chosen from the numbers, never fixed.
    fn seen(comparisons: &[Comparison]) -> Vec<String>;

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
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000), help_heading = COMMON)]
    pub runs: Option<u32>,
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

/// What one model needs at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// Threads beside the calling one.
    pub threads: usize,
    /// Open files and sockets, at both ends.
    pub files: usize,
}

/// One way to do an experiment's work: the function that is timed, with its source.
pub struct Model {
    /// Named by mechanism, e.g. `threads`.
    pub name: &'static str,
    /// Its file in the lesson's folder.
    pub file: &'static str,
    /// The whole file.
    pub source: &'static str,
    /// Why it is wrong on purpose, for a model that shows a trap.
    pub trap: Option<&'static str>,
    /// What it needs from the system.
    pub needs: Needs,
    call: Box<dyn Fn() -> Result<Box<dyn Outcome>>>,
}

/// What a model gives back; all models of an experiment must agree on it.
pub trait Outcome {
    /// Equal for equal results.
    fn digest(&self) -> u64;
}

impl<T: Hash> Outcome for T {
    fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

impl Model {
    /// A model from its parts; lessons use the [`model!`](crate::model) macro.
    pub fn new<T: Hash + 'static>(
        name: &'static str,
        file: &'static str,
        source: &'static str,
        call: impl Fn() -> Result<T> + 'static,
    ) -> Model {
        Model {
            name,
            file,
            source,
            trap: None,
            needs: Needs::default(),
            call: Box::new(move || Ok(Box::new(call()?) as Box<dyn Outcome>)),
        }
    }

    /// Marks a model that is slow or wrong on purpose, with the reason.
    pub fn trap(self, why: &'static str) -> Model {
        Model {
            trap: Some(why),
            ..self
        }
    }

    /// Says what it needs.
    pub fn needs(self, needs: Needs) -> Model {
        Model { needs, ..self }
    }

    /// Does the work once.
    pub fn run(&self) -> Result<Box<dyn Outcome>> {
        (self.call)()
    }
}

/// Makes a [`Model`] from one path: its name, its whole source and the timed call.
///
/// `model!(waiting::threads::fetch_all(items))` is named `threads`, shows `waiting/threads.rs` and
/// times `waiting::threads::fetch_all(&items)`. The arguments are cloned into the model and lent to each call.
#[macro_export]
macro_rules! model {
    ($folder:ident :: $module:ident :: $function:ident ($items:ident $(, $argument:expr)*)) => {{
        let items = ::std::sync::Arc::clone(&$items);
        $crate::lesson::Model::new(
            stringify!($module),
            concat!(stringify!($folder), "/", stringify!($module), ".rs"),
            include_str!(concat!(stringify!($folder), "/", stringify!($module), ".rs")),
            move || $folder::$module::$function(&items $(, $argument)*),
        )
    }};
}

/// The same work done by several models.
pub struct Experiment {
    /// What kind of work, e.g. `waiting`.
    pub work: &'static str,
    /// One sentence on the sizes.
    pub setup: String,
    /// The best that any model could do.
    pub bound: Bound,
    /// The models, in the order shown; speed-ups are against [`Experiment::baseline`].
    pub models: Vec<Model>,
    /// The model that others are compared with, by name.
    pub baseline: &'static str,
    /// Records the spans of the traced runs.
    pub recorder: Recorder,
    /// What was used by helpers that are not part of the work, e.g. the local server; subtracted from each run.
    pub aside: Box<dyn Fn() -> Option<Usage>>,
}

/// A lesson with its type forgotten, as the registry keeps it.
#[derive(Clone, Copy)]
pub struct Entry {
    /// See [`Lesson::NUMBER`].
    pub number: u8,
    /// See [`Lesson::SLUG`].
    pub slug: &'static str,
    /// See [`Lesson::TITLE`].
    pub title: &'static str,
    /// See [`Lesson::QUESTION`].
    pub question: &'static str,
    /// See [`Lesson::TEXT`].
    pub text: &'static str,
    /// See [`Lesson::EXERCISES`].
    pub exercises: &'static [&'static str],
    augment: fn(Command) -> Command,
    run: fn(&ArgMatches, &mut dyn Console) -> Result<()>,
    run_with_defaults: fn(&ArgMatches, &mut dyn Console) -> Result<()>,
    experiments: fn() -> Result<Vec<Experiment>>,
}

impl Entry {
    /// The entry of a lesson.
    pub const fn of<L: Lesson>() -> Entry {
        Entry {
            number: L::NUMBER,
            slug: L::SLUG,
            title: L::TITLE,
            question: L::QUESTION,
            text: L::TEXT,
            exercises: L::EXERCISES,
            augment: |command| RunOptions::augment_args(L::Flags::augment_args(command)),
            run: |matches, console| {
                let flags = L::Flags::from_arg_matches(matches)?;
                L::run(&flags, &RunOptions::from_arg_matches(matches)?, console)
            },
            run_with_defaults: |options, console| {
                L::run(
                    &default_flags::<L>()?,
                    &RunOptions::from_arg_matches(options)?,
                    console,
                )
            },
            experiments: || L::experiments(&default_flags::<L>()?, &RunOptions::default()),
        }
    }

    /// The name that the documentation uses, e.g. `lesson-1`.
    pub fn name(&self) -> String {
        format!("lesson-{}", self.number)
    }

    /// The stem of its folders and files, e.g. `l01_four_ways`.
    pub fn stem(&self) -> String {
        format!("l{:02}_{}", self.number, self.slug.replace('-', "_"))
    }

    /// Its subcommand of `course run`, with the flags of its own.
    pub fn command(&self) -> Command {
        let command = Command::new(self.name())
            .visible_aliases([self.number.to_string(), self.slug.to_string()])
            .about(self.question);
        (self.augment)(command)
    }

    /// Runs the demo with parsed flags.
    pub fn run(&self, matches: &ArgMatches, console: &mut dyn Console) -> Result<()> {
        (self.run)(matches, console)
    }

    /// Runs the demo with the common flags of `run all`, its own flags at their defaults.
    pub fn run_with_defaults(&self, options: &ArgMatches, console: &mut dyn Console) -> Result<()> {
        (self.run_with_defaults)(options, console)
    }

    /// Its experiments at the sizes of `course run` without flags; the benchmarks use them.
    pub fn experiments(&self) -> Result<Vec<Experiment>> {
        (self.experiments)()
    }
}

fn default_flags<L: Lesson>() -> Result<L::Flags> {
    let command = L::Flags::augment_args(Command::new(L::SLUG));
    Ok(L::Flags::from_arg_matches(
        &command.try_get_matches_from([L::SLUG])?,
    )?)
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
