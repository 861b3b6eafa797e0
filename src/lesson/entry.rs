//! A lesson as the registry keeps it.

use super::{Console, Experiment, Lesson, RunOptions};
use anyhow::Result;
use clap::{ArgMatches, Args, Command, FromArgMatches};

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
    /// See [`Lesson::part`].
    pub part: fn(&str) -> Result<String>,
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
            part: L::part,
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
        // The flags bring descriptions of their own: the lesson's comes last and stays.
        (self.augment)(Command::new(self.name()))
            .visible_aliases([self.number.to_string(), self.slug.to_string()])
            .about(self.question)
            .long_about(None)
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
